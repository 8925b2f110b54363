import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DecidedIdeas, judge, NOVELTY_STEPS } from "@/lib/review/judgements";

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 8 });
const ideas: fc.Arbitrary<DecidedIdeas[]> = fc.array(
  fc.record({
    status: fc.constantFrom("approved", "rejected", "duplicate"),
    score: maybe(fc.integer({ min: 1, max: 10 })),
    step: maybe(fc.integer({ min: 0, max: NOVELTY_STEPS - 1 })),
    count: fc.integer({ min: 1, max: 50 }),
  }),
  { maxLength: 60 },
);
const count = (of: DecidedIdeas[], is: (idea: DecidedIdeas) => boolean) =>
  of.filter(is).reduce((sum, idea) => sum + idea.count, 0);

describe("decisions against the judge", () => {
  test("with none there is no share of anything", () => {
    const { decided, by_score, by_novelty, thresholds } = judge([]);
    expect([decided, by_score.length, by_novelty.length]).toEqual([0, 10, NOVELTY_STEPS]);
    expect(thresholds[0]).toEqual({
      ...{ min_idea_score: 1, approved_kept: 0, rejected_kept: 0 },
      ...{ precision: null, recall: null },
    });
  });

  test("a threshold keeps what reaches it", () => {
    const { thresholds } = judge([
      { status: "approved", score: 8, step: 4, count: 3 },
      { status: "approved", score: 5, step: 4, count: 1 },
      { status: "rejected", score: 8, step: 1, count: 1 },
      { status: "duplicate", score: 3, step: 0, count: 2 },
    ]);
    const kept = { approved_kept: 3, rejected_kept: 1, precision: 0.75, recall: 0.75 };
    expect(thresholds[5]).toEqual({ min_idea_score: 6, ...kept });
    expect(thresholds[0]).toMatchObject({ approved_kept: 4, rejected_kept: 3, recall: 1 });
    expect(thresholds[9]).toMatchObject({ precision: null, recall: 0 });
  });

  test("every idea is counted once, and each threshold as its definition says", () => {
    fc.assert(
      fc.property(ideas, (given) => {
        const { decided, by_score, by_novelty, thresholds, novelty_thresholds } = judge(given);
        expect(decided).toBe(count(given, () => true));
        for (const [bars, known] of [
          [by_score, (idea: DecidedIdeas) => idea.score !== null],
          [by_novelty, (idea: DecidedIdeas) => idea.step !== null],
        ] as const) {
          const total = bars.reduce((sum, bar) => sum + bar.approved + bar.rejected + bar.duplicate, 0);
          expect(total).toBe(count(given, known));
        }
        for (const { min_idea_score: least, approved_kept, rejected_kept } of thresholds) {
          const reaches = (idea: DecidedIdeas) => (idea.score ?? 0) >= least;
          expect(approved_kept).toBe(count(given, (idea) => idea.status === "approved" && reaches(idea)));
          expect(rejected_kept).toBe(count(given, (idea) => idea.status !== "approved" && reaches(idea)));
        }
        for (const list of [thresholds, novelty_thresholds]) {
          const kept = list.map((entry) => entry.approved_kept);
          expect(kept).toEqual(kept.toSorted((a, b) => b - a));
          for (const { precision, recall } of list)
            for (const share of [precision, recall])
              if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
        }
      }),
    );
  });
});
