import "server-only";
import { z } from "zod";
import { SCORE } from "@/lib/contracts/limits";
import { number, wholeNumber } from "@/lib/contracts/number";
import { REVIEW_STATUSES } from "@/lib/contracts/review-status";
import type { NewProject } from "@/lib/projects/create-projects";
import { type Submission, submissionSchema } from "./import-submissions";
import { count, date, faultOf, flag, text } from "./record-fields";
import { storedVector } from "./stored-vector";

/** In characters. waywo declares 500 for titles and 200 for taglines, enforces neither, and has longer ones. */
const MAX = { title: 1000, short_description: 5000, description: 200_000, text: 5_000_000 } as const;
const MAX_LIST = 1000;

const fromJson = (value: unknown, context: z.RefinementCtx): unknown => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    context.addIssue({ code: "custom", message: "is not valid JSON" });
    return z.NEVER;
  }
};

/** A list; as text, JSON or separated by commas. */
const list = z.preprocess(
  (value, context) =>
    typeof value === "string" && !value.trimStart().startsWith("[")
      ? value
          .split(",")
          .map((part) => part.trim())
          .filter(Boolean)
      : fromJson(value, context),
  z
    .array(text(MAX.text), { error: "is not a list of texts" })
    .max(MAX_LIST, { error: `has more than ${MAX_LIST} entries` }),
);

/** An object of texts, or its JSON. */
const texts = z.preprocess(
  fromJson,
  z.record(text(MAX.text), text(MAX.text), { error: "is not an object of texts" }),
);

const score = wholeNumber("is not a whole number").pipe(
  z
    .number()
    .min(SCORE.min, { error: `is below ${SCORE.min}` })
    .max(SCORE.max, { error: `is above ${SCORE.max}` }),
);

/** A project in a file: the fields of the API, or the columns of waywo's table. Others are ignored. */
const recordSchema = z.object(
  {
    id: count.nullish(),
    source: text(50, 1).nullish(),
    source_comment_id: count.nullish(),
    is_valid_project: flag.nullish(),
    invalid_reason: text(MAX.short_description).nullish(),
    title: text(MAX.title, 1),
    short_description: text(MAX.short_description),
    description: text(MAX.description),
    hashtags: list.nullish(),
    project_urls: list.nullish(),
    url_summaries: texts.nullish(),
    primary_url: text(MAX.short_description).nullish(),
    url_contents: texts.nullish(),
    idea_score: score,
    complexity_score: score,
    workflow_logs: list.nullish(),
    description_embedding: z.unknown().optional(),
    embedding_model: text(200, 1).nullish(),
    is_bookmarked: flag.nullish(),
    relaxed: flag.nullish(),
    novelty: number("is not a number").nullish(),
    screenshot_path: text(MAX.short_description).nullish(),
    review_status: z.enum(REVIEW_STATUSES, { error: "is no state of a review" }).nullish(),
    review_reason: text(MAX.short_description).nullish(),
    duplicate_of: count.nullish(),
    version: count.nullish(),
    binned_at: date.nullish(),
    created_at: date.nullish(),
    processed_at: date.nullish(),
    submissions: z
      .preprocess(
        fromJson,
        z
          .array(submissionSchema, { error: "is not a list" })
          .max(MAX_LIST, { error: `has more than ${MAX_LIST} entries` }),
      )
      .nullish(),
  },
  { error: "It is not an object." },
);

/** What a record tells of. */
export interface ProjectRecord {
  project: NewProject;
  submissions: Submission[];
}

/** A project that can be stored; or what is wrong with the record, in a sentence. */
export function readProject(value: unknown): ProjectRecord | { fault: string } {
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) return { fault: faultOf(parsed.error, value) };
  const { data } = parsed;
  return {
    project: {
      id: data.id ?? null,
      source: data.source ?? null,
      sourceCommentId: data.source_comment_id ?? null,
      isValidProject: data.is_valid_project ?? true,
      invalidReason: data.invalid_reason ?? null,
      title: data.title,
      shortDescription: data.short_description,
      description: data.description,
      hashtags: data.hashtags ?? [],
      projectUrls: data.project_urls ?? [],
      urlSummaries: data.url_summaries ?? {},
      primaryUrl: data.primary_url ?? null,
      urlContents: data.url_contents ?? {},
      ideaScore: data.idea_score,
      complexityScore: data.complexity_score,
      workflowLogs: data.workflow_logs ?? [],
      isBookmarked: data.is_bookmarked ?? false,
      relaxed: data.relaxed ?? false,
      novelty: data.novelty ?? null,
      screenshotPath: data.screenshot_path ?? null,
      reviewStatus: data.review_status ?? null,
      reviewReason: data.review_reason ?? null,
      duplicateOf: data.duplicate_of ?? null,
      version: data.version ?? 0,
      binnedAt: data.binned_at ?? null,
      createdAt: data.created_at ?? null,
      processedAt: data.processed_at ?? null,
      ...storedVector(data.description_embedding, data.embedding_model ?? null),
    },
    submissions: data.submissions ?? [],
  };
}
