import fc from "fast-check";
import { expect, test } from "vitest";
import {
  countDistinct,
  distinctN,
  groups,
  repeatedShare,
  Similarities,
  vendiScore,
} from "@/lib/quality/diversity";
import { axis } from "../../support/quality-rows";

const all = (size: number) => Array.from({ length: size }, (_, place) => place);
const unit = (numbers: number[]) => {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (number) => number / length);
};
const number = fc.double({ min: -1, max: 1, noNaN: true });
const aVector = fc
  .array(number, { minLength: 5, maxLength: 5 })
  .filter((numbers) => Math.hypot(...numbers) > 0.01)
  .map(unit);
const vectors = fc.array(aVector, { minLength: 1, maxLength: 12 });

test.each([1, 2, 7, 64])(
  "the Vendi score of %i times the same idea is 1, and of as many orthogonal ones n",
  (n) => {
    const same = new Similarities(all(n).map(() => axis(3)));
    expect(vendiScore(same, all(n))).toBeCloseTo(1, 6);
    const orthogonal = new Similarities(all(n).map((place) => axis(place)));
    expect(vendiScore(orthogonal, all(n))).toBeCloseTo(n, 4);
  },
);

test("of k groups of the same size the Vendi score is k", () => {
  const grouped = new Similarities(all(12).map((place) => axis(place % 4)));
  expect(vendiScore(grouped, all(12))).toBeCloseTo(4, 5);
  expect(countDistinct(grouped, all(12), 0.9)).toBe(4);
});

test("two ideas at cosine c have the Vendi score of the eigenvalues (1 ± c) / 2", () => {
  const c = 0.6;
  const pair = new Similarities([unit([1, 0]), unit([c, 0.8])]);
  const [high, low] = [(1 + c) / 2, (1 - c) / 2];
  expect(vendiScore(pair, [0, 1])).toBeCloseTo(Math.exp(-high * Math.log(high) - low * Math.log(low)), 5);
});

test("with more ideas than dimensions the Vendi score is that of the whole kernel", () => {
  fc.assert(
    fc.property(fc.array(aVector, { minLength: 6, maxLength: 14 }), (some) => {
      const padded = some.map((vector) => Float32Array.from({ length: 20 }, (_, at) => vector[at] ?? 0));
      const [few, many] = [new Similarities(some), new Similarities(padded)];
      expect(vendiScore(few, all(some.length))).toBeCloseTo(vendiScore(many, all(some.length)) ?? 0, 3);
    }),
  );
});

test("Vendi score and distinct ideas lie between 1 and n and do not depend on the order", () => {
  fc.assert(
    fc.property(
      vectors,
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.infiniteStream(fc.nat()),
      (some, cosine, ranks) => {
        const similarities = new Similarities(some);
        const order = all(some.length);
        const shuffled = order
          .map((place) => ({ place, by: ranks.next().value }))
          .sort((a, b) => a.by - b.by);
        const other = shuffled.map(({ place }) => place);
        const score = vendiScore(similarities, order) ?? 0;
        expect(score).toBeGreaterThanOrEqual(1 - 1e-6);
        expect(score).toBeLessThanOrEqual(some.length + 1e-6);
        expect(vendiScore(similarities, other)).toBeCloseTo(score, 6);
        const count = countDistinct(similarities, order, cosine);
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(some.length);
        expect(countDistinct(similarities, other, cosine)).toBe(count);
      },
    ),
  );
});

test("a chain of near pairs is one group, whatever its ends are", () => {
  const step = Math.acos(0.9);
  const chain = new Similarities(
    [0, 1, 2].map((turn) => unit([Math.cos(turn * step), Math.sin(turn * step)])),
  );
  expect(groups(chain, [0, 1, 2], 0.89)).toEqual([0, 0, 0]);
  expect(groups(chain, [0, 2], 0.89)).toEqual([0, 1]);
});

test("distinct-n counts each sequence of words once", () => {
  const texts = [["tide", "watch"], ["tide", "table"], ["tide"]];
  expect(distinctN(texts, 1)).toBeCloseTo(3 / 5);
  expect(distinctN(texts, 2)).toBe(1);
  expect(distinctN(texts, 3)).toBeNull();
  expect(distinctN([], 1)).toBeNull();
});

test("a sentence counts as repeated where another idea has it, not where its own prose has it again", () => {
  expect(repeatedShare([["a", "a"], ["b"]])).toBe(0);
  expect(repeatedShare([["a", "b"], ["a"], ["c"]])).toBeCloseTo(2 / 4);
  expect(repeatedShare([[]])).toBeNull();
});
