import { z } from "zod";
import { readList } from "@/lib/core/json-list";
import { llmStructured } from "../column";
import { material, type Prompt } from "../prompt";
import { foldTags, HASHTAGS } from "../tags/fold-tags";
import { splitTag, splitTags } from "../tags/split-tags";
import { cleanLine, cleanTitle } from "../text/clean-line";
import { countSentences, countWords } from "../text/count";
import { missingOr, needed, textField } from "../text/text-field";
import type { Vocabulary } from "../vocabulary";
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
      commonTags: row.vocabulary.tags.slice(0, COMMON_TAGS).map(({ tag }) => tag),
      seed: row.seed,
    }),
  // Low, because metadata is read out of the idea rather than invented.
  temperature: 0.1,
  maxTokens: 2048,
  format: z.object({
    title: z.string().describe("The project's name, 2 to 5 words"),
    short_description: z.string().describe("A tagline of 5 to 10 words"),
    description: z.string().describe("1 to 3 sentences: what it does and why it matters"),
    hashtags: z.array(z.string()).describe("3 to 5 lowercase hyphenated tags"),
  }),
  schema: ({ samples, seedTags, vocabulary }) =>
    metadataSchema({ required: requiredTags(samples.primaryTag, seedTags), vocabulary }),
  storage: {
    toFields: ({ hashtags, ...texts }) => ({ ...texts, hashtags: JSON.stringify(hashtags) }),
    fromFields: ({ title, shortDescription, description, hashtags }) =>
      title === null || shortDescription === null || description === null
        ? null
        : { title, shortDescription, description, hashtags: readList(hashtags) },
  },
});

function requiredTags(primaryTag: string, seedTags: readonly string[]): string[] {
  return [...new Set([primaryTag, ...seedTags])];
}

interface PromptInput {
  projectIdea: string;
  primaryTag: string;
  seedTags: readonly string[];
  /** The vocabulary's most common tags, to be preferred over new ones. */
  commonTags: readonly string[];
  seed?: number | undefined;
}

export function metadataPrompt({ projectIdea, primaryTag, seedTags, commonTags, seed }: PromptInput): Prompt {
  return {
    system:
      "You extract structured metadata from project ideas and answer with one JSON object, nothing else.",
    user: [
      "Extract the metadata of this project idea.",
      "",
      material("idea", projectIdea, seed),
      "",
      `Required hashtags: ${requiredTags(primaryTag, seedTags).join(", ")}`,
      `Hashtags in use, to be preferred: ${commonTags.join(", ") || "none yet"}`,
      "",
      "Answer with a JSON object with exactly these keys:",
      '- "title": the project\'s name, 2 to 5 words',
      '- "short_description": a tagline of 5 to 10 words',
      '- "description": 1 to 3 sentences: what it does and why it matters',
      '- "hashtags": 3 to 5 lowercase hyphenated tags, every required one among them',
    ].join("\n"),
  };
}

const title = textField({
  clean: cleanTitle,
  maxLength: 80,
  unit: "word",
  count: countWords,
  range: { min: 2, max: 5 },
});
const shortDescription = textField({
  clean: cleanLine,
  maxLength: 160,
  unit: "word",
  count: countWords,
  range: { min: 5, max: 10 },
});
const description = textField({
  clean: cleanLine,
  maxLength: 800,
  unit: "sentence",
  count: countSentences,
  range: { min: 1, max: 3 },
});

interface SchemaOptions {
  /** The primary tag and the seed tags. */
  required: readonly string[];
  vocabulary: Vocabulary;
}

/**
 * Reads an answer: texts cleaned and within bounds, hashtags folded onto the vocabulary, the required ones first.
 * Unknown keys are dropped; nothing is filled in.
 */
export function metadataSchema({ required, vocabulary }: SchemaOptions): z.ZodType<Metadata> {
  return z
    .object(
      {
        title,
        short_description: shortDescription,
        description,
        hashtags: tagTexts.transform((tags, context) => {
          const folded = foldTags({ tags, required, vocabulary });
          if (folded.length < HASHTAGS.min) context.addIssue(needed(folded.length, "tag", HASHTAGS));
          return folded;
        }),
      },
      { error: "is not an object" },
    )
    .transform(({ short_description, ...rest }) => ({ ...rest, shortDescription: short_description }));
}

/** A list of texts, or one text that lists them ("a, b, c", "#a #b"); what comes after the fiftieth is dropped. */
const tagTexts = z
  .union(
    [
      z.array(z.string()).transform((texts) => texts.flatMap((text) => splitTag(text))),
      z.string().max(2000).transform(splitTags),
    ],
    { error: missingOr("is not a list of texts") },
  )
  .transform((tags) => tags.slice(0, 50));
