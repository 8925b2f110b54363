import { expect, test } from "vitest";
import { compareSets } from "@/lib/quality/compare";
import type { QualityRow } from "@/lib/quality/types";
import { axis, ideaWith, inputOf, rowWith } from "../../support/quality-rows";

const OPTIONS = { resamples: 400, seed: 2 };

function rows(size: number, of: (place: number) => Partial<QualityRow>): QualityRow[] {
  return Array.from({ length: size }, (_, place) => rowWith(of(place)));
}

const scored = (place: number, score: number) =>
  ({ idea: ideaWith({ ideaScore: score, vector: axis(place) }) }) satisfies Partial<QualityRow>;

function compare(a: QualityRow[], b: QualityRow[]) {
  const { differences, ...rest } = compareSets(inputOf(a), inputOf(b), OPTIONS);
  return { ...rest, of: Object.fromEntries(differences.map((one) => [one.id, one])) };
}

test("a collapse is a real difference, and the other figures are none", () => {
  const unlike = rows(40, (place) => scored(place, 1 + (place % 10)));
  const collapsed = rows(40, (place) => scored(place % 5, 1 + (place % 10)));
  const { of, paired, comparisons } = compare(unlike, collapsed);
  expect(paired).toBe(true);
  expect(comparisons).toBeGreaterThan(15);
  expect(of.distinct_ideas).toMatchObject({ a: 40, b: 5, difference: -35, real: true, realOfAll: true });
  expect(of.vendi_score?.real).toBe(true);
  for (const id of ["score_deviation", "length_limits", "calls"])
    expect(of[id], id).toMatchObject({ difference: 0, real: false });
  expect(of.cost).toMatchObject({ difference: null, interval: null, real: false });
});

test("a set compared with itself differs in nothing", () => {
  const some = rows(30, (place) => scored(place % 7, 1 + ((place * 7) % 10)));
  for (const one of Object.values(compare(some, some).of)) expect(one.real, one.id).toBe(false);
});

test("rows that were asked for alike are compared one by one, which shows smaller differences", () => {
  const hard = (place: number) => 2 + (place % 8);
  const a = rows(40, (place) => ({ ...scored(place, hard(place)), modelMs: 1000 * hard(place) }));
  const b = rows(40, (place) => ({ ...scored(place, hard(place)), modelMs: 1000 * hard(place) + 300 }));
  expect(compare(a, b).of.seconds?.real).toBe(true);
  const others = b.map((row) => ({ ...row, targetAudience: "others" }));
  const unpaired = compare(a, others);
  expect(unpaired.paired).toBe(false);
  expect(unpaired.of.seconds?.real).toBe(false);
});

test("fewer than ten rows show nothing, whatever they are", () => {
  const a = rows(9, (place) => scored(place, 2));
  const b = rows(9, (place) => scored(0, 9 - (place % 2)));
  for (const one of Object.values(compare(a, b).of)) expect(one.real, one.id).toBe(false);
});
