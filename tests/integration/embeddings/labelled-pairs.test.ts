import { afterAll, beforeAll, expect, test } from "vitest";
import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { noveltyThreshold, purposeThreshold } from "@/lib/embeddings/novelty";
import { measureMeans, type TextMeans, textMeans } from "@/lib/embeddings/text-means";
import { readCorpusIdeas } from "@/lib/store/seed";
import { closeWorkers } from "@/lib/workers/workers";
import {
  byCosine,
  byPurpose,
  chooseThreshold,
  type MeasuredPair,
  measurePairs,
  score,
  scoreIntervals,
} from "@/scripts/lib/calibration";
import { type LabelledPair, readLabelledPairs } from "@/scripts/lib/labelled-pairs";

let pairs: LabelledPair[];
let measured: MeasuredPair[];
beforeAll(async () => {
  pairs = await readLabelledPairs();
  measured = await measurePairs(pairs, await textMeans(readCorpusIdeas));
}, 300_000);
afterAll(closeWorkers);

const half = (split: "train" | "test") => measured.filter((pair) => pair.split === split);

test("there are 240 pairs, 80 of a label, at least 60 noun swaps, in two halves without a text in common", () => {
  const count = (isOne: (pair: LabelledPair) => boolean) => pairs.filter(isOne).length;
  expect(new Set(pairs.map(({ id }) => id)).size).toBe(240);
  for (const label of ["same", "variation", "different"])
    expect(count((pair) => pair.label === label)).toBe(80);
  expect(count((pair) => pair.noun_swap)).toBeGreaterThanOrEqual(60);
  expect(pairs.every(({ noun_swap, label }) => !noun_swap || label === "variation")).toBe(true);
  const texts = (split: string) =>
    pairs.filter((pair) => pair.split === split).flatMap(({ a, b }) => [a.description, b.description]);
  expect(texts("train")).toHaveLength(texts("test").length);
  const test = new Set(texts("test"));
  expect(texts("train").filter((text) => test.has(text))).toEqual([]);
});

test("of the half that nothing was chosen on, repetitions are told with an F1 of at least 0.8", () => {
  const rule = byPurpose(purposeThreshold(ENCODER_NAME), noveltyThreshold(ENCODER_NAME));
  const found = score(half("test"), rule);
  // A rule that calls every pair a repetition has 0.80, with a precision of two thirds.
  expect(found.f1).toBeGreaterThan(0.8);
  expect(scoreIntervals(half("test"), rule).f1?.[0]).toBeGreaterThan(0.8);
  expect(found.precision).toBeGreaterThan(0.85);
  const swaps = half("test").filter(({ noun_swap }) => noun_swap);
  expect(swaps.filter(rule).length / swaps.length).toBeGreaterThan(0.75);
  expect(score(half("test"), byCosine(noveltyThreshold(ENCODER_NAME))).f1).toBeLessThan(0.1);
});

test("the threshold in use is the one that the other half chooses", () => {
  const chosen = chooseThreshold(half("train"), (threshold) =>
    byPurpose(threshold, noveltyThreshold(ENCODER_NAME)),
  );
  expect(chosen).toBe(purposeThreshold(ENCODER_NAME));
});

test("the kept means are those of the corpus's texts", async () => {
  const [kept, fresh] = [await textMeans(readCorpusIdeas), await measureMeans(await readCorpusIdeas())];
  for (const key of ["whole", "purpose"] satisfies (keyof TextMeans)[]) {
    const furthest = Math.max(
      ...kept[key].map((number, index) => Math.abs(number - (fresh[key][index] ?? 9))),
    );
    expect(furthest).toBeLessThan(1e-3);
  }
}, 120_000);
