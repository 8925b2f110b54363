import type { ParseResult } from "@/lib/llm/answer/read-answer";
import { readProse } from "@/lib/llm/answer/read-prose";
import { llmText, type RowContext } from "../column";
import { material, type Prompt, QUOTED_RULE, quotedTags } from "../prompt";
import { countSentences, countWords } from "../text/count";
import { namesATag } from "../text/names-a-tag";

/** An idea in two or three paragraphs, at the run's creativity. */
export const projectIdea = llmText({
  name: "project_idea",
  prompt: projectIdeaPrompt,
  temperature: ({ creativity }) => creativity,
  // Twice what three paragraphs take.
  maxTokens: 1024,
  read: (text, row) => readProjectIdea(text, tagsOf(row)),
  walls: () => ({ read: readLongIdea, distance: () => 0 }),
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
    `Primary tag: ${quotedTags([samples.primaryTag])}`,
    seedTags.length > 0 && `Required tags (combine all of these): ${quotedTags(seedTags)}`,
    samples.secondaryTags.length > 0 && `Related tags: ${quotedTags(samples.secondaryTags)}`,
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
      `different from what exists. ${QUOTED_RULE}`,
    user: lines.join("\n"),
  };
}

const tagsOf = ({ samples, seedTags }: Pick<RowContext, "samples" | "seedTags">) => [
  samples.primaryTag,
  ...seedTags,
  ...samples.secondaryTags,
];

/** In characters; two or three paragraphs have 400 to 3,000. */
const MAX_LENGTH = 8000;
/** What is shorter is a remark. */
const MIN_SENTENCES = 2;
const MIN_WORDS = 30;
/** A text of so many words is taken for an idea even if none of its tags is found in it: it may be in another language. */
const LONG = 60;
const NAMED_TAGS = 5;

/**
 * Reads an idea of at least two sentences and 30 words, at most 8,000 characters, that has something of one of its tags,
 * without the model's thinking or a code fence around it. JSON is refused.
 *
 * @param tags of the row, the primary one first; without any, none is looked for
 */
export function readProjectIdea(text: string, tags: readonly string[] = []): ParseResult<string> {
  const reading = readProse(text, { maxChars: MAX_LENGTH });
  if (!reading.ok) return reading;
  const missing = missingIn(reading.value, tags);
  return missing.length === 0 ? reading : { ok: false, problems: [`the idea has ${missing.join(", and ")}`] };
}

function missingIn(idea: string, tags: readonly string[]): string[] {
  const words = countWords(idea);
  const sentences = countSentences(idea);
  const missing: string[] = [];
  if (words < MIN_WORDS) missing.push(tooFew(words, "word", MIN_WORDS));
  if (sentences < MIN_SENTENCES && !UNENDED.test(idea))
    missing.push(tooFew(sentences, "sentence", MIN_SENTENCES));
  if (tags.length > 0 && !namesATag(idea, tags)) {
    missing.push(`nothing of its tags (${tags.slice(0, NAMED_TAGS).join(", ")})`);
  }
  return missing;
}

const tooFew = (found: number, unit: string, min: number) =>
  `only ${found} ${unit}${found === 1 ? "" : "s"}; ${min} or more are needed, in 2 to 3 paragraphs`;

/** Scripts that have no mark for the end of a sentence. */
const UNENDED = /[\p{sc=Thai}\p{sc=Laoo}]/u;

function readLongIdea(text: string): ParseResult<string> {
  const reading = readProjectIdea(text);
  if (!reading.ok || countWords(reading.value) >= LONG) return reading;
  return { ok: false, problems: [`the idea has fewer than ${LONG} words and nothing of its tags`] };
}
