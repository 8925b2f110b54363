import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type Random, stream, xoshiro128 } from "@/lib/pipeline/random";
import { chiSquare, criticalValue, evenShares, tally } from "./chi-square";

vi.setConfig({ testTimeout: 60_000 });

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

describe("the chi-square test itself", () => {
  it("has critical values within 3 % of the tables' (NIST e-Handbook, 1.3.6.7.4, 0.999)", () => {
    for (const [degrees, tabled] of [
      [2, 13.816],
      [9, 27.877],
      [13, 34.528],
      [50, 86.661],
      [100, 149.449],
    ] as const) {
      expect(Math.abs(criticalValue(degrees) / tabled - 1)).toBeLessThan(0.03);
    }
  });

  it("finds a die that shows its six a tenth too often", () => {
    const random = stream(1, "loaded die");
    const throws = times(
      50_000,
      () => random.weighted([1, 2, 3, 4, 5, 6], (face) => (face === 6 ? 1.1 : 1)) ?? 0,
    );
    const { statistic, critical } = chiSquare(tally(throws), evenShares([1, 2, 3, 4, 5, 6]));
    expect(statistic).toBeGreaterThan(critical);
  });
});

describe("xoshiro128**", () => {
  it("gives the numbers of the authors' C code (v1.1) from the state 1, 2, 3, 4", () => {
    const next = xoshiro128([1, 2, 3, 4]);
    expect(times(10, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });
});

describe("stream", () => {
  const first = (random: Random) => times(4, () => random.float());

  it("repeats itself for the same seed and labels", () => {
    expect(first(stream(7, "row", 3))).toEqual(first(stream(7, "row", 3)));
  });

  it("is another for another seed, label, order of labels, or a text in place of a number", () => {
    const streams = [stream(7, "row", 3), stream(8, "row", 3), stream(7, "row", 4), stream(7, 3, "row")];
    const more = [stream(7, "row", "3"), stream(7, "row"), stream(7, "ro", "w", 3), stream(7, 'row",3')];
    expect(new Set([...streams, ...more].map((random) => String(first(random)))).size).toBe(8);
  });

  it("draws whole numbers evenly, also where n does not divide 2³²", () => {
    const random = stream(1, "int");
    const { statistic, critical } = chiSquare(
      tally(times(50_000, () => random.int(7))),
      evenShares([0, 1, 2, 3, 4, 5, 6]),
    );
    expect(statistic).toBeLessThan(critical);
    // Two thirds of 2³² is where a bare remainder would be off by half.
    const n = 2_863_311_530;
    const halves = tally(times(50_000, () => random.int(n) < n / 2));
    expect(chiSquare(halves, evenShares([true, false])).statistic).toBeLessThan(criticalValue(1));
  });

  it("refuses ranges it cannot draw from", () => {
    for (const n of [0, -1, 1.5, Number.NaN, 2 ** 32 + 1]) expect(() => stream(1).int(n)).toThrow(RangeError);
  });

  it("draws fractions from 0 to 1 evenly, neighbours independent of each other", () => {
    const random = stream(2, "float");
    const cells = times(50_000, () => `${Math.floor(random.float() * 6)}/${Math.floor(random.float() * 6)}`);
    const expected = evenShares(times(36, (i) => `${Math.floor(i / 6)}/${i % 6}`));
    const { statistic, critical } = chiSquare(tally(cells), expected);
    expect(statistic).toBeLessThan(critical);
  });

  it("shuffles into each order equally often", () => {
    const random = stream(3, "shuffle");
    const orders = ["abcd", "abdc", "acbd", "acdb", "adbc", "adcb"].flatMap((order) =>
      times(4, (by) => order.replace(/./g, (letter) => "abcd".charAt(("abcd".indexOf(letter) + by) % 4))),
    );
    expect(new Set(orders).size).toBe(24);
    const shuffled = times(50_000, () => random.shuffle([..."abcd"]).join(""));
    const { statistic, critical } = chiSquare(tally(shuffled), evenShares(orders));
    expect(statistic).toBeLessThan(critical);
  });

  it("draws without putting back: no item twice, none of weight 0, all of them if asked for more", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.integer({ min: -1, max: 5 })),
        fc.nat(10),
        (seed, weights, size) => {
          const items = weights.map((weight, index) => ({ weight, index }));
          const drawn = stream(seed).draw(items, ({ weight }) => weight, size);
          expect(new Set(drawn).size).toBe(drawn.length);
          expect(drawn.every(({ weight }) => weight > 0)).toBe(true);
          expect(drawn.length).toBe(Math.min(size, items.filter(({ weight }) => weight > 0).length));
        },
      ),
    );
  });

  it("has nothing to give where no weight is above zero", () => {
    expect(stream(1).weighted([], () => 1)).toBeUndefined();
    expect(stream(1).weighted(["a", "b"], () => 0)).toBeUndefined();
    expect(stream(1).weighted(["a", "b"], () => Number.NaN)).toBeUndefined();
  });
});
