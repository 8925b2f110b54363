import { z } from "zod";
import { IDEA_RUBRIC } from "@/lib/contracts/rubrics";
import type { Prompt } from "@/lib/llm/types";
import { readReasoning, rubricLines } from "./columns/idea-quality";
import type { Metadata } from "./columns/metadata";
import { material } from "./prompt";
import { renderPrompt } from "./prompt-set";

/** Names it in the account of calls. */
export const COMPARE_IDEAS = "compare_ideas";
/** Room for the answer alone, in tokens. */
export const COMPARISON_TOKENS = 250;
/** In characters: one or two sentences. */
const SENT_REASONING = 400;

export interface ComparedIdea {
  projectIdea: string;
  metadata: Metadata;
}

export interface Comparison {
  reasoning: string | null;
  better: "a" | "b";
}

/** What is asked for. The order of the keys makes a model reason before it decides. */
export const comparisonFormat = z.object({
  reasoning: z.string().max(SENT_REASONING),
  better: z.enum(["a", "b"]),
});

/** Reads an answer: which is better is required and never guessed ("B", "Idea b." count), reasoning is optional. */
export const comparisonSchema: z.ZodType<Comparison> = z.object(
  {
    reasoning: z.unknown().optional().transform(readReasoning),
    better: z.string({ error: "is missing" }).transform((given, context) => {
      const [, letter] = /^\W*(?:idea\s+)?([ab])\W*$/i.exec(given.slice(0, 40)) ?? [];
      if (letter) return letter.toLowerCase() as Comparison["better"];
      context.addIssue({ code: "custom", message: 'is neither "a" nor "b"' });
      return z.NEVER;
    }),
  },
  { error: "is not an object" },
);

/** The prompt that compares two ideas, of which the first is A. */
export function compareIdeasPrompt(first: ComparedIdea, second: ComparedIdea, seed?: number): Prompt {
  return renderPrompt("compare-ideas", {
    first: material("first", shown(first), seed),
    second: material("second", shown(second), seed),
    idea_rubric: rubricLines(IDEA_RUBRIC),
  });
}

const shown = ({ projectIdea, metadata: { title, shortDescription } }: ComparedIdea) =>
  `Title: ${title}\nTagline: ${shortDescription}\n\n${projectIdea}`;
