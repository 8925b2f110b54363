import { z } from "zod";
import { IDEAS_PER_CALL } from "@/lib/contracts/limits";
import type { ParseResult } from "@/lib/llm/answer/read-answer";
import { type LlmStructured, llmStructured } from "../column";
import { sameWords } from "../text/same-words";
import { IDEA_TOKENS, ideaReaders, MAX_IDEA_LENGTH, projectIdeaPrompt } from "./project-idea";

/** One of several ideas that were written in one answer. */
export interface Alternative {
  /** The chance that the model gives it, 0 to 1; null where it said nothing that is one. */
  probability: number | null;
  idea: string;
}

/**
 * Several ideas in one answer, each with its probability, the rarest first: the project_idea of a run with more than one
 * idea a call. Each is read as a single idea is, and those that do not hold are left out; an answer without any is
 * corrected. Verbalised sampling: docs/decisions/075.
 */
export const ideaAlternatives = (count: number): LlmStructured<Alternative[]> =>
  llmStructured({
    name: "project_idea",
    prompt: (row) => projectIdeaPrompt(row, count),
    temperature: ({ creativity }) => creativity,
    maxTokens: count * IDEA_TOKENS,
    format: z.object({
      ideas: z
        .array(z.object({ probability: z.number(), idea: z.string().max(MAX_IDEA_LENGTH) }))
        .max(IDEAS_PER_CALL.max),
    }),
    schema: (row) => alternativesSchema(ideaReaders(row).read),
    walls: (row) => ({ read: alternativesSchema(ideaReaders(row).readRelaxed), distance: () => 0 }),
  });

const answer = z.object(
  {
    ideas: z
      .array(z.unknown(), { error: "is not a list of ideas" })
      .min(1, { error: "is empty" })
      .transform((ideas) => ideas.slice(0, IDEAS_PER_CALL.max)),
  },
  { error: "is not an object" },
);

const entry = z.object({ probability: z.unknown(), idea: z.string() });

export function alternativesSchema(read: (idea: string) => ParseResult<string>): z.ZodType<Alternative[]> {
  return answer.transform(({ ideas }, context) => {
    const found: Alternative[] = [];
    const problems: string[] = [];
    for (const each of ideas) {
      const given = entry.safeParse(each);
      const reading = given.success
        ? read(given.data.idea)
        : ({ ok: false, problems: ["an idea is not a text with a probability"] } as const);
      if (!reading.ok) problems.push(...reading.problems);
      else if (!found.some(({ idea }) => sameWords(idea, reading.value)))
        found.push({ probability: probabilityOf(given.data?.probability), idea: reading.value });
    }
    if (found.length === 0) {
      for (const message of new Set(problems)) context.addIssue({ code: "custom", path: ["ideas"], message });
    }
    return rarestFirst(found);
  });
}

/** Those without a probability last, else as they were written. */
export const rarestFirst = (alternatives: readonly Alternative[]): Alternative[] =>
  alternatives.toSorted((a, b) => (a.probability ?? 2) - (b.probability ?? 2));

/** 0.1, "0.1", "10 %" and 10 (of a hundred). */
function probabilityOf(given: unknown): number | null {
  const [, digits, percent] = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(%?)\s*$/.exec(String(given ?? "")) ?? [];
  if (digits === undefined) return null;
  const value = Number(digits);
  const share = percent === "%" || value > 1 ? value / 100 : value;
  return share <= 1 ? share : null;
}

const stored = z.array(z.object({ probability: z.number().nullable(), idea: z.string() }));

/** What was written beside a candidate's idea. */
export const readAlternatives = ({ alternatives }: { alternatives: string | null }): Alternative[] =>
  alternatives === null ? [] : stored.parse(JSON.parse(alternatives));

/** The rarest idea that was written beside those of these candidates and is none of theirs yet. */
export function nextAlternative(
  candidates: readonly { projectIdea: string | null; alternatives: string | null }[],
): string | undefined {
  const used = new Set(candidates.map(({ projectIdea }) => projectIdea));
  const left = candidates.flatMap(readAlternatives).filter(({ idea }) => !used.has(idea));
  return rarestFirst(left)[0]?.idea;
}
