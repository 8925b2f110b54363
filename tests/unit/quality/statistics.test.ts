import fc from "fast-check";
import { expect, test } from "vitest";
import { deviation, entropy, quantile, spearman } from "@/lib/quality/statistics";

test("Spearman is 1 for the same order, −1 for the opposite one, and shares ranks among equals", () => {
  expect(
    spearman([
      [1, 10],
      [2, 20],
      [3, 400],
    ]),
  ).toBeCloseTo(1);
  expect(
    spearman([
      [1, 9],
      [2, 4],
      [3, 1],
    ]),
  ).toBeCloseTo(-1);
  // scipy.stats.spearmanr([1, 2, 2, 3, 5], [2, 1, 3, 3, 4])
  expect(
    spearman([
      [1, 2],
      [2, 1],
      [2, 3],
      [3, 3],
      [5, 4],
    ]),
  ).toBeCloseTo(0.7631578947368421);
  expect(
    spearman([
      [1, 5],
      [2, 5],
    ]),
  ).toBeNull();
  expect(spearman([])).toBeNull();
});

test("Spearman is symmetric and unmoved by any growing function", () => {
  const score = fc.integer({ min: 1, max: 10 });
  fc.assert(
    fc.property(fc.array(fc.tuple(score, score), { maxLength: 30 }), (pairs) => {
      const turned = pairs.map(([a, b]) => [b, a] as const);
      const grown = pairs.map(([a, b]) => [a ** 3, b] as const);
      const value = spearman(pairs);
      expect(spearman(turned)).toEqual(value === null ? null : expect.closeTo(value));
      expect(spearman(grown)).toEqual(value === null ? null : expect.closeTo(value));
    }),
  );
});

test("deviation, entropy and quantiles have their known values", () => {
  expect(deviation([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
  expect(entropy([7, 7, 8, 8])).toBeCloseTo(Math.log(2));
  expect(entropy([7, 7, 7])).toBeCloseTo(0);
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect([deviation([]), entropy([])]).toEqual([null, null]);
});
