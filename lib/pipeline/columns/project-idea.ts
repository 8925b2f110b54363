import type { ParseResult } from "@/lib/llm/answer/read-answer";
import { readProse } from "@/lib/llm/answer/read-prose";
import { type KnownIdea, llmText, type RowContext } from "../column";
import { material, type Prompt, quotedTags } from "../prompt";
import { renderPrompt } from "../prompt-set";
import { countSentences, countWords } from "../text/count";
import { isInAnotherLanguage, languageForPrompt, primaryLanguage } from "../text/language";
import { namesATag } from "../text/names-a-tag";

/** Room for an idea: twice what three paragraphs take. */
export const IDEA_TOKENS = 1024;

/** An idea in two or three paragraphs, at the run's creativity. */
export const projectIdea = llmText({
  name: "project_idea",
  prompt: projectIdeaPrompt,
  temperature: ({ creativity }) => creativity,
  maxTokens: IDEA_TOKENS,
  read: (text, row) => ideaReaders(row).read(text),
  walls: (row) => ({ read: ideaReaders(row).readRelaxed, distance: () => 0 }),
  storage: {
    toFields: (idea) => ({ projectIdea: idea }),
    fromFields: ({ projectIdea }) => projectIdea,
  },
});

type PromptInput = Pick<RowContext, "samples" | "seedTags" | "seed"> &
  Partial<Pick<RowContext, "avoid" | "inspirations" | "siblings" | "language">>;

/** @param alternatives how many ideas are asked for in one answer */
export function projectIdeaPrompt(
  { samples, seedTags, seed, avoid = [], inspirations = [], siblings = [], language = null }: PromptInput,
  alternatives = 1,
): Prompt {
  return renderPrompt("project-idea", {
    primary_tag: quotedTags([samples.primaryTag]),
    seed_tags: quotedTags(seedTags),
    secondary_tags: quotedTags(samples.secondaryTags),
    target_audience: samples.targetAudience,
    target_complexity: samples.targetComplexity,
    problem_frame: samples.problemFrame ?? null,
    language: language && languageForPrompt(language),
    exploring: samples.exploring,
    inspirations: inspirations
      .map(({ title, purpose }) => material("inspiration", lineOf({ title, purpose }), seed))
      .join("\n"),
    siblings: listed("siblings", siblings, seed),
    existing: listed("existing", avoid, seed),
    alternatives: alternatives > 1 ? alternatives : null,
  });
}

/** Ideas in one fence, a line each; null where there are none. */
function listed(name: string, ideas: readonly KnownIdea[], seed: number | undefined): string | null {
  if (ideas.length === 0) return null;
  return material(name, ideas.map((idea) => `- ${lineOf(idea)}`).join("\n"), seed);
}

function lineOf({ title, purpose, sentence }: KnownIdea): string {
  const text = purpose === null ? title : `${title}: ${purpose}`;
  return (sentence ? `${text} (“${sentence}”)` : text).replace(/\s+/g, " ");
}

const tagsOf = ({ samples, seedTags }: Pick<RowContext, "samples" | "seedTags">) => [
  samples.primaryTag,
  ...seedTags,
  ...samples.secondaryTags,
];

/** How an idea of a row is read, and what is taken when it keeps missing that. */
export function ideaReaders(row: Pick<RowContext, "samples" | "seedTags" | "language">) {
  const { language } = row;
  // Tags are English; a text in another language has its own words for them.
  const tags = language === null || primaryLanguage(language) === "en" ? tagsOf(row) : [];
  return {
    read: (text: string) => readProjectIdea(text, tags, language),
    readRelaxed: (text: string) => readLongIdea(text, tags),
  };
}

/** In characters; two or three paragraphs have 400 to 3,000. */
export const MAX_IDEA_LENGTH = 8000;
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
 * @param language BCP 47: a text that is clearly in another is refused; null for any
 */
export function readProjectIdea(
  text: string,
  tags: readonly string[] = [],
  language: string | null = null,
): ParseResult<string> {
  const reading = readProse(text, { maxChars: MAX_IDEA_LENGTH });
  if (!reading.ok) return reading;
  const missing = missingIn(reading.value, tags);
  const problems = missing.length === 0 ? [] : [`the idea has ${missing.join(", and ")}`];
  if (language !== null && isInAnotherLanguage(reading.value, language)) {
    problems.push(`the idea is not written in ${languageForPrompt(language)}`);
  }
  return problems.length === 0 ? reading : { ok: false, problems };
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

function readLongIdea(text: string, tags: readonly string[]): ParseResult<string> {
  const reading = readProjectIdea(text);
  if (!reading.ok || countWords(reading.value) >= LONG) return reading;
  if (tags.length === 0 || namesATag(reading.value, tags)) return reading;
  return { ok: false, problems: [`the idea has fewer than ${LONG} words and nothing of its tags`] };
}
