import { z } from "zod";
import { COMPLEXITY_RUBRIC, IDEA_RUBRIC } from "@/lib/contracts/rubrics";
import { MAX_TAG_LENGTH } from "@/lib/contracts/tag";
import { cutText } from "@/lib/core/unicode";
import { scoreSchema } from "@/lib/llm/answer/score";
import type { AnswerFormat, Prompt } from "@/lib/llm/types";
import { responseSchema } from "@/lib/pipeline/ask-column";
import { rubricLines } from "@/lib/pipeline/columns/idea-quality";
import { material, quotedTags } from "@/lib/pipeline/prompt";
import { renderPrompt } from "@/lib/pipeline/prompt-set";
import { foldTags } from "@/lib/pipeline/tags/fold-tags";
import { splitTag } from "@/lib/pipeline/tags/split-tags";
import { cleanLine, cleanTitle } from "@/lib/pipeline/text/clean-line";
import { countSentences, countWords } from "@/lib/pipeline/text/count";
import { textField } from "@/lib/pipeline/text/text-field";
import type { Vocabulary } from "@/lib/pipeline/vocabulary";

/** A project that a comment tells of. */
export interface FoundProject {
  title: string;
  shortDescription: string;
  description: string;
  hashtags: string[];
  /** As the model copied them; only those that are in the comment count. */
  urls: string[];
  ideaScore: number;
  complexityScore: number;
}

/** The projects of a comment; `reason` says why there are none. */
export interface FoundProjects {
  reason: string;
  projects: FoundProject[];
}

/** Longer lists are no comment any more. */
const MAX_PROJECTS = 12;
/** In characters. */
const MAX_CHARS = { title: 120, tagline: 200, description: 1200, reason: 300 } as const;
const COMMON_TAGS = 40;

/** Asks for the projects in one comment of a "What are you working on?" thread. */
export function projectsPrompt(comment: string, vocabulary: Vocabulary, seed?: number): Prompt {
  const tags = vocabulary.tags.slice(0, COMMON_TAGS).map(({ tag }) => tag);
  return renderPrompt("read-comment", {
    comment: material("comment", comment, seed),
    common_tags: quotedTags(tags),
    idea_rubric: rubricLines(IDEA_RUBRIC),
    complexity_rubric: rubricLines(COMPLEXITY_RUBRIC),
  });
}

const score = z.number().meta({ type: "integer", enum: IDEA_RUBRIC.map((_, at) => at + 1) });
const format = z.object({
  reason: z.string().max(MAX_CHARS.reason),
  projects: z
    .array(
      z.object({
        title: z.string().max(MAX_CHARS.title),
        short_description: z.string().max(MAX_CHARS.tagline),
        description: z.string().max(MAX_CHARS.description),
        hashtags: z.array(z.string().max(MAX_TAG_LENGTH)).min(1).max(5),
        urls: z.array(z.string().max(2000)).max(10),
        idea_score: score,
        complexity_score: score,
      }),
    )
    .max(MAX_PROJECTS),
});

const listOfTexts = z
  .array(z.unknown())
  .transform((items) => items.filter((item) => typeof item === "string").slice(0, 50));

/** Reads an answer. Wider than what is asked for, since people name and describe their projects as they like. */
export function projectsAnswer(vocabulary: Vocabulary): AnswerFormat<FoundProjects> {
  const project = z
    .object({
      title: textField({
        clean: cleanTitle,
        maxLength: MAX_CHARS.title,
        unit: "word",
        count: countWords,
        range: { min: 1, max: 15 },
      }),
      short_description: textField({
        clean: cleanLine,
        maxLength: MAX_CHARS.tagline,
        unit: "word",
        count: countWords,
        range: { min: 1, max: 30 },
      }),
      description: textField({
        clean: cleanLine,
        maxLength: MAX_CHARS.description,
        unit: "sentence",
        count: countSentences,
        range: { min: 1, max: 12 },
      }),
      hashtags: listOfTexts
        .transform((texts) =>
          foldTags({ tags: texts.flatMap((text) => splitTag(text)), required: [], vocabulary }),
        )
        .refine((tags) => tags.length > 0, "has no tag, 3 to 5 are needed"),
      urls: listOfTexts.catch([]),
      idea_score: scoreSchema,
      complexity_score: scoreSchema,
    })
    .transform(({ short_description, idea_score, complexity_score, ...rest }) => ({
      ...rest,
      shortDescription: short_description,
      ideaScore: idea_score,
      complexityScore: complexity_score,
    }));
  const schema = z.object(
    {
      reason: z
        .unknown()
        .optional()
        .transform((said) => (typeof said === "string" ? cutText(cleanLine(said), MAX_CHARS.reason) : "")),
      projects: z.array(project, { error: "is not a list" }).max(MAX_PROJECTS),
    },
    { error: "is not an object" },
  );
  return { kind: "json", name: "projects", schema, jsonSchema: responseSchema({ format }) };
}
