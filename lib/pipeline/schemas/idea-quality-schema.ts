import { z } from "zod";
import { scoreSchema } from "@/lib/llm/answer/score";
import type { IdeaQuality } from "../columns";
import { cleanLine } from "./clean-line";

/** In characters; a judge that goes on is cut short rather than asked again. */
const MAX_REASONING = 1000;

const reasoning = z.unknown().transform((value): string | null => {
  if (typeof value !== "string") return null;
  const text = cleanLine(value.slice(0, 4 * MAX_REASONING));
  if (text.length <= MAX_REASONING) return text || null;
  const cut = text.slice(0, MAX_REASONING - 1);
  const lastSpace = cut.lastIndexOf(" ");
  return cleanLine(`${lastSpace > 0 ? cut.slice(0, lastSpace) : cut}…`);
});

/**
 * Reads the judge's column from an answer's keys: both scores are needed and never guessed, reasoning is kept
 * where there is some. NeMo's shape, `{"idea_score": {"score": 8, "reasoning": "…"}}`, is read as well.
 */
export const ideaQualitySchema: z.ZodType<IdeaQuality> = z
  .preprocess(
    liftReasoning,
    z.object(
      {
        idea_score: scoreSchema,
        complexity_score: scoreSchema,
        idea_reasoning: reasoning,
        complexity_reasoning: reasoning,
      },
      { error: "is not an object" },
    ),
  )
  .transform((answer) => ({
    ideaScore: answer.idea_score,
    complexityScore: answer.complexity_score,
    ideaReasoning: answer.idea_reasoning,
    complexityReasoning: answer.complexity_reasoning,
  }));

const nested = z.object({ reasoning: z.string() });

/** Moves reasoning that stands inside a score to where it is looked for, unless there is some already. */
function liftReasoning(answer: unknown): unknown {
  const { success, data } = z.record(z.string(), z.unknown()).safeParse(answer);
  if (!success) return answer;
  const lifted = (score: unknown) => nested.safeParse(score).data?.reasoning;
  return {
    idea_score: data.idea_score,
    complexity_score: data.complexity_score,
    idea_reasoning: data.idea_reasoning ?? lifted(data.idea_score),
    complexity_reasoning: data.complexity_reasoning ?? lifted(data.complexity_score),
  };
}

const score = (description: string) => ({
  type: "integer",
  enum: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  description,
});

/** The same for `response_format`; the order of the keys makes a model reason before it scores. */
export const IDEA_QUALITY_JSON_SCHEMA = {
  type: "object",
  properties: {
    idea_reasoning: { type: "string", description: "One or two sentences" },
    idea_score: score("How original, useful and interesting it is"),
    complexity_reasoning: { type: "string", description: "One or two sentences" },
    complexity_score: score("How hard it is to build"),
  },
  required: ["idea_reasoning", "idea_score", "complexity_reasoning", "complexity_score"],
  additionalProperties: false,
};
