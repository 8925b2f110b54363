import type { ParseResult } from "@/lib/llm/answer/read-answer";
import { readProse } from "@/lib/llm/answer/read-prose";
import { type KnownIdea, llmText, type RowContext } from "../column";
import { material, type Prompt, quotedTags } from "../prompt";
import { renderPrompt } from "../prompt-set";
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

type PromptInput = Pick<RowContext, "samples" | "seedTags" | "avoid" | "seed">;

export function projectIdeaPrompt({ samples, seedTags, avoid, seed }: PromptInput): Prompt {
  return renderPrompt("project-idea", {
    primary_tag: quotedTags([samples.primaryTag]),
    seed_tags: quotedTags(seedTags),
    secondary_tags: quotedTags(samples.secondaryTags),
    target_audience: samples.targetAudience,
    target_complexity: samples.targetComplexity,
    exploring: samples.exploring,
    existing: avoid.length > 0 ? material("existing", listOf(avoid), seed) : null,
  });
}

const listOf = (ideas: readonly KnownIdea[]) =>
  ideas
    .map(({ title, purpose }) =>
      `- ${purpose === null ? title : `${title}: ${purpose}`}`.replace(/\s+/g, " "),
    )
    .join("\n");

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
