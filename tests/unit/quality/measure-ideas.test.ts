import fc from "fast-check";
import { expect, test } from "vitest";
import { figureSchema } from "@/lib/contracts/quality";
import { countScores, measureIdeas } from "@/lib/quality/measure-ideas";
import type { QualityRow } from "@/lib/quality/types";
import { axis, ideaWith, inputOf, rowWith } from "../../support/quality-rows";

const OPTIONS = { resamples: 100, seed: 1 };

function figures(rows: QualityRow[], overrides = {}) {
  const list = measureIdeas(inputOf(rows, overrides), OPTIONS);
  return Object.fromEntries(list.map((figure) => [figure.id, figure]));
}

test("every figure has a definition, a source and a direction, and none is zero for want of rows", () => {
  const list = measureIdeas(inputOf([]), OPTIONS);
  expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  for (const figure of list) {
    expect(figureSchema.parse(figure)).toEqual(figure);
    expect(figure.definition.length).toBeGreaterThan(20);
    expect(figure).toMatchObject({ value: null, interval: null, n: 0 });
    expect(figure.reason).toMatch(/\.$/);
  }
});

test("ten copies of one idea are one, ten unlike ones are ten", () => {
  const row = (place: number) =>
    rowWith({ idea: ideaWith({ title: `Title ${place}`, vector: axis(place) }) });
  const unlike = figures(Array.from({ length: 10 }, (_, place) => row(place)));
  const copies = figures(Array.from({ length: 10 }, () => row(0)));
  expect(unlike.distinct_ideas).toMatchObject({ value: 10, n: 10 });
  expect(copies.distinct_ideas).toMatchObject({ value: 1, n: 10 });
  expect(copies.distinct_ideas_share?.value).toBeCloseTo(0.1);
  expect(unlike.vendi_score?.value).toBeCloseTo(10);
  expect(copies.vendi_score?.value).toBeCloseTo(1);
  expect(copies.repeated_sentences?.value).toBe(1);
  expect(unlike.distinct_2_titles?.value).toBe(1);
  expect(copies.distinct_2_titles?.value).toBeCloseTo(0.1);
});

test("a judge that says 7 or 8 and repeats what was asked is seen", () => {
  const rows = Array.from({ length: 20 }, (_, place) =>
    rowWith({
      targetComplexity: 1 + (place % 10),
      idea: ideaWith({ ideaScore: 7 + (place % 2), complexityScore: 1 + (place % 10) }),
    }),
  );
  const { score_saturation, score_deviation, complexity_agreement, complexity_echo, complexity } =
    figures(rows);
  expect(score_saturation).toMatchObject({ value: 1, interval: [1, 1] });
  expect(score_deviation?.value).toBe(0.5);
  expect(complexity_agreement?.value).toBeCloseTo(1);
  expect(complexity_echo?.value).toBe(1);
  expect(complexity?.value).toBe(1);
  expect(countScores({ rows }).idea).toEqual([0, 0, 0, 0, 0, 0, 10, 10, 0, 0]);
});

test("every seed tag must stand in a sentence, and rows without seed tags do not count", () => {
  const text = { title: "Meal Diary", tagline: "A diary on iOS for careful eaters", prose: "" };
  const rows = [
    rowWith({
      seedTags: ["ios", "nutrition"],
      idea: ideaWith({ ...text, description: "It counts nutrition." }),
    }),
    rowWith({ seedTags: ["ios", "nutrition"], idea: ideaWith({ ...text, description: "Tags: nutrition." }) }),
    rowWith({ seedTags: [] }),
    rowWith({ seedTags: ["ios"], idea: null, accepted: false }),
  ];
  expect(figures(rows).names_seed_tags).toMatchObject({ value: 0.5, n: 2 });
});

test("an accepted idea carries the cost of those that were not; without prices there is no cost", () => {
  const rows = [
    rowWith({ calls: 9, promptTokens: 2000, completionTokens: 1000, modelMs: 6000 }),
    rowWith({ calls: 3, promptTokens: 1000, completionTokens: 500, modelMs: 2000, accepted: false }),
  ];
  const unpriced = figures(rows);
  expect(unpriced.calls?.value).toBe(12);
  expect(unpriced.tokens?.value).toBe(4500);
  expect(unpriced.seconds?.value).toBe(8);
  expect(unpriced.accepted?.value).toBe(0.5);
  expect(unpriced.cost).toMatchObject({
    value: null,
    reason: "No prices of the model are set.",
  });
  expect(figures(rows, { prices: { input: 1, output: 2 } }).cost?.value).toBeCloseTo(0.006);
});

test("for any rows a value is in its interval, shares between 0 and 1, and their order does not matter", () => {
  const score = fc.option(fc.integer({ min: 1, max: 10 }), { nil: null });
  const anIdea = fc.record({
    title: fc.string({ maxLength: 40 }),
    tagline: fc.string({ maxLength: 60 }),
    description: fc.lorem({ maxCount: 12 }),
    ideaScore: score,
    complexityScore: score,
    vector: fc.option(
      fc.nat({ max: 5 }).map((place) => axis(place, 8)),
      { nil: null },
    ),
  });
  const aRow = fc
    .record({ idea: fc.option(anIdea, { nil: null }), accepted: fc.boolean() })
    .map(({ idea, accepted }) => rowWith({ accepted, idea: idea && ideaWith(idea) }));
  fc.assert(
    fc.property(fc.array(aRow, { maxLength: 9 }), (rows) => {
      const list = measureIdeas(inputOf(rows), { resamples: 20 });
      const turned = measureIdeas(inputOf(rows.toReversed()), { resamples: 20 });
      for (const [place, { value, interval, unit }] of list.entries()) {
        expect(turned[place]?.value).toEqual(value === null ? null : expect.closeTo(value, 6));
        if (value === null || !interval) continue;
        expect(interval[0]).toBeLessThanOrEqual(value);
        expect(interval[1]).toBeGreaterThanOrEqual(value);
        if (unit === "share") expect(interval[0] >= 0 && interval[1] <= 1).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});
