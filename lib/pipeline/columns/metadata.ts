import { z } from "zod";
import { MAX_TAG_LENGTH } from "@/lib/contracts/tag";
import { readList } from "@/lib/core/json-list";
import { llmStructured, type RowContext } from "../column";
import { material, type Prompt, quotedTags } from "../prompt";
import { promptText, renderPrompt } from "../prompt-set";
import { foldTags, HASHTAGS } from "../tags/fold-tags";
import { sentenceProblem, sentencesAmong } from "../tags/sentence-tags";
import { countSentences, countWords } from "../text/count";
import { isInAnotherLanguage, languageForPrompt } from "../text/language";
import { isExcerpt, sameWords } from "../text/same-words";
import { needed, type Range } from "../text/text-field";
import type { Vocabulary } from "../vocabulary";
import {
  MAX_CHARS,
  type Ranges,
  TAGLINE_TWICE,
  tagTexts,
  textFields,
  WALLS,
  WISHES,
} from "./metadata-fields";
import { projectIdea } from "./project-idea";

export interface Metadata {
  title: string;
  shortDescription: string;
  description: string;
  hashtags: string[];
}

/** How many tags in use the prompt names; more would crowd out the idea for a small model. */
const COMMON_TAGS = 40;
/** Title, tagline, description and hashtags. */
export const metadata = llmStructured({
  name: "metadata",
  prompt: (row) =>
    metadataPrompt({
      projectIdea: row.value(projectIdea),
      primaryTag: row.samples.primaryTag,
      seedTags: row.seedTags,
      commonTags: commonTags(row.vocabulary),
      language: row.language,
      seed: row.seed,
    }),
  // Low, because metadata is read out of the idea rather than invented.
  temperature: 0.1,
  maxTokens: 512,
  format: z.object({
    title: z.string().max(MAX_CHARS.title),
    short_description: z.string().max(MAX_CHARS.tagline),
    description: z.string().max(MAX_CHARS.description),
    hashtags: z.array(z.string().max(MAX_TAG_LENGTH)).min(HASHTAGS.min).max(HASHTAGS.max),
  }),
  schema: (row) => metadataSchema(schemaOptions(row)),
  walls: (row) => ({
    read: metadataSchema({ ...schemaOptions(row), ranges: WALLS }),
    distance: farFromWished,
  }),
  storage: {
    toFields: ({ hashtags, ...texts }) => ({ ...texts, hashtags: JSON.stringify(hashtags) }),
    fromFields: ({ title, shortDescription, description, hashtags }) =>
      title === null || shortDescription === null || description === null
        ? null
        : { title, shortDescription, description, hashtags: readList(hashtags) },
  },
});

const commonTags = ({ tags }: Vocabulary) => tags.slice(0, COMMON_TAGS).map(({ tag }) => tag);

function requiredTags(primaryTag: string, seedTags: readonly string[]): string[] {
  return [...new Set([primaryTag, ...seedTags])];
}

interface PromptInput {
  projectIdea: string;
  primaryTag: string;
  seedTags: readonly string[];
  /** The vocabulary's most common tags, to be preferred over new ones. */
  commonTags: readonly string[];
  language?: string | null;
  seed?: number | undefined;
}

export function metadataPrompt({
  projectIdea,
  primaryTag,
  seedTags,
  commonTags,
  language = null,
  seed,
}: PromptInput): Prompt {
  return renderPrompt("metadata", {
    idea: material("idea", projectIdea, seed),
    required_tags: quotedTags(requiredTags(primaryTag, seedTags)),
    common_tags: quotedTags(commonTags),
    language: language && languageForPrompt(language),
  });
}

/** The share by which texts miss what was asked for, summed. */
function farFromWished({ title, shortDescription, description, hashtags }: Metadata): number {
  const beyond = (found: number, { min, max }: Range) => Math.max(0, min - found, found - max) / max;
  return (
    beyond(countWords(title), WISHES.title) +
    beyond(countWords(shortDescription), WISHES.tagline) +
    beyond(countSentences(description), WISHES.description) +
    Math.max(0, WISHES.tags.min - hashtags.length) / WISHES.tags.max
  );
}

interface SchemaOptions {
  /** The primary tag and the seed tags. */
  required: readonly string[];
  vocabulary: Vocabulary;
  /** WISHES unless told. */
  ranges?: Ranges;
  /** BCP 47: texts that are clearly in another are not what is wished for; any, unless told. */
  language?: string | null;
}

const schemaOptions = ({ samples, seedTags, vocabulary, language }: RowContext): SchemaOptions => ({
  required: requiredTags(samples.primaryTag, seedTags),
  vocabulary,
  language,
});

/**
 * Reads an answer: texts cleaned and within bounds, hashtags folded onto the vocabulary, the required ones first.
 * Unknown keys are dropped; nothing is filled in. What was copied from the prompt or from another field is refused.
 */
export function metadataSchema({
  required,
  vocabulary,
  ranges = WISHES,
  language = null,
}: SchemaOptions): z.ZodType<Metadata> {
  const wished = ranges === WISHES;
  const texts = textFields(ranges);
  const examples = [...required, ...commonTags(vocabulary)];
  return z
    .object(
      {
        ...texts,
        title: texts.title.refine(
          (title) => !isOfPrompt(title, examples),
          "is taken from the question; a name of its own is needed",
        ),
        hashtags: tagTexts.transform((tags, context) => {
          const sentences = sentencesAmong(tags, vocabulary);
          const rest = tags.filter((tag) => !sentences.has(tag));
          const folded = foldTags({ tags: rest, required, vocabulary });
          if (wished && sentences.size > 0) context.addIssue(sentenceProblem(sentences));
          else if (folded.length < ranges.tags.min)
            context.addIssue(needed(folded.length, "tag", ranges.tags));
          return folded;
        }),
      },
      { error: "is not an object" },
    )
    .superRefine(({ short_description, description }, context) => {
      const refuse = (message: string) =>
        context.addIssue({ code: "custom", path: ["description"], message });
      if (sameWords(short_description, description)) refuse(TAGLINE_TWICE);
      if (!wished || language === null) return;
      if (isInAnotherLanguage(`${short_description}. ${description}`, language)) {
        refuse(`is not written in ${languageForPrompt(language)}, nor is the tagline`);
      }
    })
    .transform(({ short_description, ...rest }) => ({ ...rest, shortDescription: short_description }));
}

/** Whether a title is one of the tags that the prompt lists, or words of its instructions. */
function isOfPrompt(title: string, tags: readonly string[]): boolean {
  return isExcerpt(title, promptText("metadata")) || tags.some((tag) => sameWords(title, tag));
}
