import type { ParseResult } from "@/lib/llm/answer/read-answer";
import { readProse } from "@/lib/llm/answer/read-prose";
import { llmText, type RowContext } from "../column";
import { material, type Prompt } from "../prompt";
import { countWords } from "../text/count";

/** An idea in two or three paragraphs, at the run's creativity. */
export const projectIdea = llmText({
  name: "project_idea",
  prompt: projectIdeaPrompt,
  temperature: ({ creativity }) => creativity,
  // Room for three paragraphs, and for a model that thinks before it writes.
  maxTokens: 2048,
  read: readProjectIdea,
  storage: {
    toFields: (idea) => ({ projectIdea: idea }),
    fromFields: ({ projectIdea }) => projectIdea,
  },
});

export function projectIdeaPrompt({
  samples,
  seedTags,
  avoid,
  seed,
}: Pick<RowContext, "samples" | "seedTags" | "avoid" | "seed">): Prompt {
  const wishes = [
    `Primary tag: ${samples.primaryTag}`,
    seedTags.length > 0 && `Required tags (combine all of these): ${seedTags.join(", ")}`,
    samples.secondaryTags.length > 0 && `Related tags: ${samples.secondaryTags.join(", ")}`,
    `Target audience: ${samples.targetAudience}`,
    `Target complexity: ${samples.targetComplexity}/10`,
    samples.exploring && "The related tags are rarely seen together; find what joins them.",
  ];
  const task = [
    "Write one specific project idea in 2 to 3 paragraphs of plain prose. Give it a name. Say:",
    "1. what it does, for whom, and which real problem it solves;",
    "2. how it works: the main parts, the data, the techniques;",
    "3. what sets it apart from what exists.",
    "One person or a small team must be able to build it. No headings, no lists, no preamble.",
  ];
  const distance = avoid.length > 0 && [
    "",
    "These exist already. Stay well away from them in name, purpose and method:",
    material("existing", avoid.map((title) => `- ${title.replace(/\s+/g, " ")}`).join("\n"), seed),
  ];
  const lines = [...wishes, "", ...task, ...(distance || [])].filter((line) => line !== false);
  return {
    system:
      "You invent software and hardware projects that people would want to build: practical, specific, " +
      "different from what exists.",
    user: lines.join("\n"),
  };
}

/** In characters. Two or three paragraphs have 400 to 3,000; fewer than 40 are a remark or a refusal. */
const IDEA_LENGTH = { min: 40, max: 8000 } as const;
/** Any prose of 40 characters has more; a row of dots or one endless word has not. */
const MIN_WORDS = 6;

/**
 * Reads an idea of 40 to 8,000 characters, without the model's thinking or a code fence around it. JSON is refused.
 */
export function readProjectIdea(text: string): ParseResult<string> {
  const reading = readProse(text, { maxChars: IDEA_LENGTH.max });
  if (!reading.ok) return reading;
  const problem = problemWith(reading.value);
  return problem === null ? reading : { ok: false, problems: [problem] };
}

function problemWith(idea: string): string | null {
  if (idea.length < IDEA_LENGTH.min) {
    return `the idea has only ${idea.length} characters; 2 to 3 paragraphs are needed`;
  }
  const words = countWords(idea);
  return words < MIN_WORDS
    ? `the idea has only ${words} word${words === 1 ? "" : "s"}; 2 to 3 paragraphs are needed`
    : null;
}
