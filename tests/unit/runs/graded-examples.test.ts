import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GRADED_EXAMPLES } from "@/lib/pipeline/graded-examples/graded-examples";
import { nearestSpread } from "@/lib/runs/row/choose-examples";
import { type EmbeddedExample, gradeOf } from "@/lib/runs/row/read-decisions";

const region = (score: number) => Math.ceil(score / 2);
const [anExample] = GRADED_EXAMPLES;
if (!anExample) throw new Error("There are no examples.");

const idea = {
  entryId: 7,
  title: "Tide Bell",
  shortDescription: "Tide alarms",
  description: "It rings.",
  status: "pending",
  reason: null,
  ideaScore: 7,
  complexityScore: 4,
  judged: { ideaScore: 7, complexityScore: 4 },
};

describe("what a decision says to the judge", () => {
  test("a score that an admin changed stands, whatever else was decided", () => {
    for (const status of ["pending", "approved", "rejected", "duplicate"]) {
      const graded = gradeOf({ ...idea, status, judged: { ideaScore: 9, complexityScore: 4 } });
      expect(graded).toMatchObject({ id: "decision:7", idea_score: 7, complexity_score: 4 });
    }
    const sized = gradeOf({ ...idea, complexityScore: 8 });
    expect(sized).toMatchObject({ idea_score: 7, complexity_score: 8 });
  });

  test.each([
    ["approved", 3, 6],
    ["approved", 8, 8],
    ["rejected", 8, 4],
    ["rejected", 2, 2],
  ])("%s at %i says which side of the scale it is on: %i", (status, judged, score) => {
    const scores = { ideaScore: judged, judged: { ideaScore: judged, complexityScore: 4 } };
    expect(gradeOf({ ...idea, ...scores, status })).toMatchObject({ idea_score: score });
    const unknown = { ideaScore: judged, judged: { ideaScore: null, complexityScore: null } };
    expect(gradeOf({ ...idea, ...unknown, status })).toMatchObject({ idea_score: score });
  });

  test("the reason of a rejection is quoted, within bounds", () => {
    const reason = "There are a hundred of these. ".repeat(40);
    const { idea_reasoning } = gradeOf({ ...idea, status: "rejected", reason }) ?? {};
    expect(idea_reasoning).toMatch(/^A reviewer rejected it\. The reason: There are a hundred/);
    expect(idea_reasoning?.length).toBeLessThanOrEqual(300);
  });

  test("a duplicate, and what nobody decided about, say nothing", () => {
    expect(gradeOf({ ...idea, status: "duplicate" })).toBeNull();
    expect(gradeOf(idea)).toBeNull();
  });
});

describe("the examples that are shown", () => {
  const vector = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
  const pool = fc.array(fc.tuple(fc.integer({ min: 1, max: 10 }), vector), { maxLength: 40 }).map((list) =>
    list.map(([idea_score, numbers], n): EmbeddedExample => {
      return {
        example: { ...anExample, id: `decision:${n}`, idea_score },
        vector: new Float32Array(numbers),
      };
    }),
  );

  test("come from every region there is, none twice, whatever order the pool is in", () => {
    fc.assert(
      fc.property(pool, vector, fc.integer({ min: 5, max: 9 }), (given, numbers, count) => {
        const shown = nearestSpread(new Float32Array(numbers), given, count);
        expect(shown).toHaveLength(Math.min(count, given.length));
        expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
        const regions = (list: { idea_score: number }[]) =>
          new Set(list.map(({ idea_score }) => region(idea_score)));
        expect(regions(shown)).toEqual(regions(given.map(({ example }) => example)));
        expect(nearestSpread(new Float32Array(numbers), given.toReversed(), count)).toEqual(shown);
      }),
    );
  });

  test("are the nearest of their region, the nearest of all last", () => {
    const at = (id: number, idea_score: number, near: number): EmbeddedExample => ({
      example: { ...anExample, id: `decision:${id}`, idea_score },
      vector: new Float32Array([near, Math.sqrt(1 - near * near)]),
    });
    const given = [at(1, 3, 0.2), at(2, 4, 0.5), at(3, 8, 0.1), at(4, 7, 0), at(5, 3, 0.9), at(6, 4, 0.8)];
    const shown = nearestSpread(new Float32Array([1, 0]), given, 3);
    expect(shown.map(({ id }) => id)).toEqual(["decision:3", "decision:6", "decision:5"]);
  });
});

describe("the list that comes with the product", () => {
  test("has three examples for every two scores of either kind", () => {
    for (const score of ["idea_score", "complexity_score"] as const) {
      const counts = [1, 2, 3, 4, 5].map(
        (wanted) => GRADED_EXAMPLES.filter((example) => region(example[score]) === wanted).length,
      );
      expect(counts).toEqual([3, 3, 3, 3, 3]);
    }
    expect(new Set(GRADED_EXAMPLES.map(({ id }) => id)).size).toBe(GRADED_EXAMPLES.length);
    for (const { idea_reasoning, complexity_reasoning } of GRADED_EXAMPLES) {
      expect([idea_reasoning, complexity_reasoning]).not.toContain(null);
    }
  });

  test("teaches neither that long is good nor that hard is", () => {
    const scores = GRADED_EXAMPLES.map(({ idea_score }) => idea_score);
    const lengths = GRADED_EXAMPLES.map(({ description }) => description.length);
    const hardness = GRADED_EXAMPLES.map(({ complexity_score }) => complexity_score);
    expect(Math.abs(correlation(scores, lengths))).toBeLessThan(0.25);
    expect(Math.abs(correlation(scores, hardness))).toBeLessThan(0.25);
  });
});

function correlation(xs: number[], ys: number[]): number {
  const mean = (list: number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const covariance = (as: number[], ma: number, bs: number[], mb: number) =>
    mean(as.map((a, n) => (a - ma) * ((bs[n] ?? 0) - mb)));
  return covariance(xs, mx, ys, my) / Math.sqrt(covariance(xs, mx, xs, mx) * covariance(ys, my, ys, my));
}
