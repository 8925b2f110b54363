import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complexityPairs, meanOf, noveltyCounts, type ScoredRow, scoreCounts } from "@/lib/view/run-figures";

const score = fc.integer({ min: 1, max: 10 });
const rows = fc.array(
  fc.record({
    score,
    asked: score,
    judged: score,
    novelty: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  }),
);
const sum = (entries: { count: number }[]) => entries.reduce((total, { count }) => total + count, 0);

describe("the figures of a run", () => {
  it("count every idea once, and each novelty that was measured", () => {
    fc.assert(
      fc.property(rows, (ideas) => {
        expect(sum(scoreCounts(ideas))).toBe(ideas.length);
        expect(sum(complexityPairs(ideas))).toBe(ideas.length);
        expect(sum(noveltyCounts(ideas))).toBe(ideas.filter(({ novelty }) => novelty !== null).length);
      }),
    );
  });

  it("put a novelty where its tenths begin, whatever floats make of them, and 1 into the last", () => {
    const at = (novelty: number) => {
      const idea: ScoredRow = { score: 5, asked: 5, judged: 5, novelty };
      return noveltyCounts([idea]).find(({ count }) => count > 0)?.from;
    };
    expect([0, 0.1, 0.3, 0.7, 0.1 + 0.2, 0.95, 1, 1.2, -0.1].map(at)).toEqual([
      "0.0",
      "0.1",
      "0.3",
      "0.7",
      "0.3",
      "0.9",
      "0.9",
      "0.9",
      "0.0",
    ]);
  });

  it("name each score, and only the pairs that there are", () => {
    const ideas: ScoredRow[] = [
      { score: 7, asked: 3, judged: 4, novelty: null },
      { score: 7, asked: 3, judged: 4, novelty: null },
    ];
    expect(scoreCounts(ideas).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0, 2, 0, 0, 0]);
    expect(complexityPairs(ideas)).toEqual([{ asked: 3, judged: 4, count: 2 }]);
    expect(meanOf([])).toBe(0);
  });
});
