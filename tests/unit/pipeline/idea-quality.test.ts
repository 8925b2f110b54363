import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { responseSchema } from "@/lib/pipeline/ask-column";
import { ideaQuality, ideaQualitySchema } from "@/lib/pipeline/columns/idea-quality";

vi.setConfig({ testTimeout: 60_000 });

const read = (answer: unknown) => {
  const result = ideaQualitySchema.safeParse(answer);
  return result.success
    ? result.data
    : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("ideaQualitySchema", () => {
  it("takes both scores with their reasoning", () => {
    const answer = {
      idea_reasoning: "Fresh.",
      idea_score: 8,
      complexity_reasoning: "Small.",
      complexity_score: "3/10",
    };
    expect(read(answer)).toEqual({
      ideaScore: 8,
      complexityScore: 3,
      ideaReasoning: "Fresh.",
      complexityReasoning: "Small.",
    });
  });

  it("takes NeMo's shape, with the reasoning inside the scores", () => {
    const answer = {
      idea_score: { score: 8, reasoning: "A fresh\nangle." },
      complexity_score: { score: 4, reasoning: "Few parts." },
    };
    expect(read(answer)).toEqual({
      ideaScore: 8,
      complexityScore: 4,
      ideaReasoning: "A fresh angle.",
      complexityReasoning: "Few parts.",
    });
  });

  it("prefers the reasoning that stands where it was asked for", () => {
    const answer = {
      idea_reasoning: "Outer.",
      idea_score: { score: 8, reasoning: "Inner." },
      complexity_score: 4,
    };
    expect(read(answer)).toMatchObject({ ideaReasoning: "Outer.", complexityReasoning: null });
  });

  it.each([[undefined], [null], [""], [" \n"], [7], [["a"]]])(
    "has no reasoning where there is none: %j",
    (reasoning) => {
      const answer = { idea_reasoning: reasoning, idea_score: 8, complexity_score: 4 };
      expect(read(answer)).toMatchObject({ ideaReasoning: null });
    },
  );

  it("cuts reasoning after 1,000 characters, between words", () => {
    const answer = { idea_reasoning: "because ".repeat(10_000), idea_score: 8, complexity_score: 4 };
    const result = ideaQualitySchema.parse(answer);
    expect(result.ideaReasoning?.length).toBeLessThanOrEqual(1000);
    expect(result.ideaReasoning).toMatch(/^(because )+because…$/);
  });

  it.each([7.5, 11, 0, "high", null, true, [8]])("refuses %j as a score, by its field", (score) => {
    expect(read({ idea_score: score, complexity_score: 4 })).toEqual([
      expect.stringMatching(/^idea_score: /),
    ]);
  });

  it("says which scores are missing", () => {
    expect(read({})).toEqual(["idea_score: is missing", "complexity_score: is missing"]);
  });

  it.each([[null], [[]], ["8"], [8]])("refuses %j, which is no object", (answer) => {
    expect(read(answer)).toEqual([": is not an object"]);
  });

  it("never throws, and never gives a score that is none", () => {
    const score = fc.oneof(fc.integer({ min: -2, max: 13 }), fc.float(), fc.string(), fc.anything());
    const object = fc.record({ idea_score: score, complexity_score: score, idea_reasoning: fc.anything() });
    fc.assert(
      fc.property(fc.oneof(object, fc.anything()), (answer) => {
        const result = ideaQualitySchema.safeParse(answer);
        if (!result.success) return;
        for (const value of [result.data.ideaScore, result.data.complexityScore]) {
          expect(Number.isInteger(value) && value >= 1 && value <= 10).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

it("asks for each reasoning before its score", () => {
  expect(responseSchema(ideaQuality)).toMatchObject({
    required: ["idea_reasoning", "idea_score", "complexity_reasoning", "complexity_score"],
  });
});
