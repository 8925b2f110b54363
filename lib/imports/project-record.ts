import "server-only";
import { z } from "zod";
import { SCORE } from "@/lib/contracts/limits";
import { wholeNumber } from "@/lib/contracts/number";
import type { NewProject } from "@/lib/projects/create-projects";
import { storedVector } from "./stored-vector";

/** In characters. waywo declares 500 for titles and 200 for taglines, enforces neither, and has longer ones. */
const MAX = { title: 1000, short_description: 5000, description: 200_000, text: 5_000_000 } as const;
const MAX_LIST = 1000;

const NUL_OR_HALF = /\0|\p{Surrogate}/u;

const text = (max: number, min = 0) =>
  z
    .string({ error: "is not a text" })
    .min(min, { error: "is empty" })
    .max(max, { error: `is longer than ${max} characters` })
    .refine((value) => !NUL_OR_HALF.test(value), { error: "holds NUL or half a character" });

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

const MAX_INT = 2 ** 31 - 1;
const id = wholeNumber("is not a whole number").pipe(
  z
    .number()
    .min(0, { error: "is negative" })
    .max(MAX_INT, { error: `is above ${MAX_INT}` }),
);

const FLAGS: Record<string, boolean> = {
  true: true,
  "1": true,
  yes: true,
  false: false,
  "0": false,
  no: false,
};
const flag = z.preprocess(
  (value) => FLAGS[String(value).toLowerCase()],
  z.boolean({ error: "is neither true nor false" }),
);

const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:z|[+-]\d{2}:?\d{2})?)?$/i;
const ZONE = /(?:z|[+-]\d{2}:?\d{2})$/i;

/** ISO 8601 or waywo's own form; UTC where it has no zone. */
const date = z
  .string({ error: "is not a date" })
  .regex(DATE, { error: "is not a date such as 2026-03-01T08:30:00Z", abort: true })
  .transform((given) => {
    const iso = given.trim().replace(" ", "T").replace(",", ".");
    return new Date(iso.length === 10 || ZONE.test(iso) ? iso : `${iso}Z`);
  })
  .refine((value) => value.getUTCFullYear() >= 1970, { error: "is no date since 1970" });

/** A project in a file: the fields of the API, or the columns of waywo's table. Others are ignored. */
const recordSchema = z.object(
  {
    id: id.nullish(),
    source: text(50, 1).nullish(),
    source_comment_id: id.nullish(),
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
    screenshot_path: text(MAX.short_description).nullish(),
    created_at: date.nullish(),
    processed_at: date.nullish(),
  },
  { error: "It is not an object." },
);

/** A project that can be stored; or what is wrong with the record, in a sentence. */
export function readProject(value: unknown): { project: NewProject } | { fault: string } {
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) {
    const said = parsed.error.issues
      .slice(0, 5)
      .map(({ path, message }) =>
        path.length === 0
          ? message
          : `${path.join(".")} ${path.length === 1 && !(String(path[0]) in Object(value)) ? "is missing" : message}`,
      );
    return { fault: said.join(", ").replace(/\.?$/, ".") };
  }
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
      screenshotPath: data.screenshot_path ?? null,
      createdAt: data.created_at ?? null,
      processedAt: data.processed_at ?? null,
      ...storedVector(data.description_embedding, data.embedding_model ?? null),
    },
  };
}
