import fc from "fast-check";
import { expect, test } from "vitest";
import { stream } from "@/lib/pipeline/random";
import { intervalOf, type Resampling, resample } from "@/lib/quality/resample";
import { mean } from "@/lib/quality/statistics";

const KINDS: Resampling[] = ["rows", "halves", "halves_log"];
const options = { resamples: 200, seed: 5 };

test.each(KINDS)("the same seed draws the same %s", (kind) => {
  const draw = (seed: number) => [...resample(kind, 9, { resamples: 5, seed })];
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

test("rows are drawn with replacement; halves are halves without a double, of a hundred at most", () => {
  for (const places of resample("rows", 8, options)) expect(places).toHaveLength(8);
  for (const size of [1, 2, 7, 50, 500]) {
    for (const places of resample("halves", size, options)) {
      expect(places).toHaveLength(Math.min(100, Math.max(1, Math.floor(size / 2))));
      expect(new Set(places).size).toBe(places.length);
      expect(Math.max(...places)).toBeLessThan(size);
    }
  }
});

test("an interval contains its value", () => {
  const numbers = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(
      fc.constantFrom(...KINDS),
      fc.double({ min: -5, max: 5, noNaN: true }),
      numbers,
      (kind, value, drawn) => {
        const [low, high] = intervalOf(kind, value, drawn, 40) ?? [];
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      },
    ),
  );
  expect(intervalOf("rows", 1, [], 4)).toBeNull();
});

// 300 worlds of 40 rows: by the binomial, 0.95 ± 0.038 three standard errors wide; percentile intervals of so few rows
// are a little too narrow.
test.each(["rows", "halves"] as const)(
  "intervals of a mean by %s hold the true mean in about 95 of 100 worlds",
  (kind) => {
    const size = 40;
    const worlds = 300;
    let held = 0;
    for (let world = 0; world < worlds; world++) {
      const random = stream(world, "world");
      const values = Array.from({ length: size }, () => random.float() ** 2);
      const of = (places: number[]) => mean(places.map((place) => values[place] ?? 0)) ?? 0;
      const drawn = [...resample(kind, size, { resamples: 300, seed: world })].map(of);
      const [low = 0, high = 0] = intervalOf(kind, mean(values) ?? 0, drawn, size) ?? [];
      if (low <= 1 / 3 && 1 / 3 <= high) held++;
    }
    expect(held / worlds).toBeGreaterThan(0.9);
    expect(held / worlds).toBeLessThan(0.985);
  },
);

test("of more than 200 rows the spread of small parts is brought down to that of the whole", () => {
  const size = 400;
  const random = stream(3, "wide");
  const values = Array.from({ length: size }, () => random.float());
  const of = (places: number[]) => mean(places.map((place) => values[place] ?? 0)) ?? 0;
  const width = (kind: Resampling) => {
    const drawn = [...resample(kind, size, { resamples: 1000, seed: 1 })].map(of);
    const [low = 0, high = 0] = intervalOf(kind, mean(values) ?? 0, drawn, size) ?? [];
    return high - low;
  };
  expect(width("halves") / width("rows")).toBeCloseTo(1, 0.5);
});
