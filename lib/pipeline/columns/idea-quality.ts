import { z } from "zod";
import { COMPLEXITY_RUBRIC, IDEA_RUBRIC } from "@/lib/contracts/rubrics";
import { cutText } from "@/lib/core/unicode";
import { scoreSchema } from "@/lib/llm/answer/score";
import { llmJudge } from "../column";
import type { GradedExample } from "../graded-examples/graded-examples";
import { material, type Prompt } from "../prompt";
import { renderPrompt } from "../prompt-set";
import { cleanLine } from "../text/clean-line";
import { languageForPrompt } from "../text/language";
import { type Metadata, metadata } from "./metadata";
import { projectIdea } from "./project-idea";

export interface IdeaQuality {
  /** 1 to 10, against IDEA_RUBRIC. */
  ideaScore: number;
  /** 1 to 10, against COMPLEXITY_RUBRIC. */
  complexityScore: number;
  ideaReasoning: string | null;
  complexityReasoning: string | null;
}

/** Low, so that the same idea gets the same score twice. */
export const JUDGE_TEMPERATURE = 0.2;
/** In characters: one or two sentences. */
const SENT_REASONING = 400;

const score = (rubric: readonly string[]) =>
  z.number().meta({ type: "integer", enum: rubric.map((_, index) => index + 1) });

/** Two scores, each against its rubric and with the reasoning for it. */
export const ideaQuality = llmJudge({
  name: "idea_quality",
  rubrics: { idea_score: IDEA_RUBRIC, complexity_score: COMPLEXITY_RUBRIC },
  prompt: ({ samples: { targetComplexity }, examples, language, value, seed }) =>
    ideaQualityPrompt({
      projectIdea: value(projectIdea),
      metadata: value(metadata),
      examples,
      targetComplexity,
      language,
      seed,
    }),
  temperature: JUDGE_TEMPERATURE,
  maxTokens: 300,
  // The order of the keys makes a model reason before it scores.
  format: z.object({
    idea_reasoning: z.string().max(SENT_REASONING),
    idea_score: score(IDEA_RUBRIC),
    complexity_reasoning: z.string().max(SENT_REASONING),
    complexity_score: score(COMPLEXITY_RUBRIC),
  }),
  schema: () => ideaQualitySchema,
  storage: {
    toFields: (quality) => quality,
    fromFields: ({ ideaScore, complexityScore, ideaReasoning, complexityReasoning }) =>
      ideaScore === null || complexityScore === null
        ? null
        : { ideaScore, complexityScore, ideaReasoning, complexityReasoning },
  },
});

interface PromptInput {
  projectIdea: string;
  metadata: Metadata;
  examples?: readonly GradedExample[];
  /** Known to the prompt, which need not tell the judge: one that is told it echoes it. */
  targetComplexity: number;
  /** Of the reasonings, BCP 47; null where none is named. */
  language?: string | null;
  seed?: number | undefined;
}

/** A rubric as a prompt lists it. */
export const rubricLines = (rubric: readonly string[]) =>
  rubric.map((line, index) => `  ${index + 1}: ${line}`).join("\n");

export function ideaQualityPrompt({
  projectIdea,
  metadata,
  examples = [],
  targetComplexity,
  language = null,
  seed,
}: PromptInput): Prompt {
  const texts = [
    `Title: ${metadata.title}`,
    `Tagline: ${metadata.shortDescription}`,
    `Description: ${metadata.description}`,
    `Hashtags: ${metadata.hashtags.join(", ")}`,
  ];
  return renderPrompt("idea-quality", {
    idea: material("idea", projectIdea, seed),
    metadata: material("metadata", texts.join("\n"), seed),
    examples: examples.map((example) => material("example", exampleLines(example), seed)).join("\n\n"),
    target_complexity: targetComplexity,
    idea_rubric: rubricLines(IDEA_RUBRIC),
    complexity_rubric: rubricLines(COMPLEXITY_RUBRIC),
    language: language && languageForPrompt(language),
  });
}

/** Texts and scores under the names that the judge's own answer has, without quotation marks. */
function exampleLines(example: GradedExample): string {
  const lines = [
    `Title: ${example.title}`,
    `Tagline: ${example.short_description}`,
    `Description: ${example.description}`,
    example.idea_reasoning && `idea_reasoning: ${example.idea_reasoning}`,
    `idea_score: ${example.idea_score}`,
    example.complexity_reasoning && `complexity_reasoning: ${example.complexity_reasoning}`,
    `complexity_score: ${example.complexity_score}`,
  ];
  return lines.filter(Boolean).join("\n");
}

/** In characters; longer reasoning is cut rather than asked for again. */
const MAX_REASONING = 1000;

/** What a model gave as its reasons, cleaned and cut; null where that is no text. */
export function readReasoning(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const text = cleanLine(value.slice(0, 4 * MAX_REASONING));
  if (text.length <= MAX_REASONING) return text || null;
  const cut = cutText(text, MAX_REASONING - 1);
  const lastSpace = cut.lastIndexOf(" ");
  return cleanLine(`${lastSpace > 0 ? cut.slice(0, lastSpace) : cut}…`);
}

const reasoning = z.unknown().transform(readReasoning);

/**
 * Reads an answer: both scores are required and never guessed, reasoning is optional. Also takes NeMo's shape,
 * `{"idea_score": {"score": 8, "reasoning": "…"}}`.
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

/** Moves reasoning from inside a score to its own key, unless that is there already. */
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
