import { z } from "zod";
import { endpoint } from "./endpoint";
import { EXPORT_TYPES } from "./exports";
import { generateRequestSchema } from "./generate-request";
import { BATCH_IDEAS, MAX_BATCH_COST, MAX_BATCH_TOKENS, MAX_BODY_BYTES } from "./limits";
import { strictMeasuresSchema } from "./measures";
import { between, number, wholeBetween } from "./number";
import { pageQuery } from "./page-query";
import { PATHS } from "./paths";
import { runOptionFields } from "./run-list";
import { RUN_STATES } from "./run-state";
import { afterQuery, idempotencyHeaders, lastEventHeaders, START_LIMIT } from "./runs";

const budgetFields = {
  max_tokens: wholeBetween("max_tokens", { min: 1, max: MAX_BATCH_TOKENS }),
  max_cost: number("max_cost is a number.").pipe(
    z
      .number()
      .gt(0, { error: "max_cost is above 0." })
      .max(MAX_BATCH_COST, between("max_cost", { min: 0, max: MAX_BATCH_COST })),
  ),
};

/** What a batch is started with: a run's fields, more ideas, and a budget. A field that is null counts as not given. */
export const batchRequestSchema = z.strictObject({
  ...generateRequestSchema.shape,
  num_ideas: wholeBetween("num_ideas", BATCH_IDEAS),
  measures: strictMeasuresSchema,
  max_tokens: budgetFields.max_tokens.nullish().transform((given) => given ?? null),
  max_cost: budgetFields.max_cost.nullish().transform((given) => given ?? null),
});
export type BatchRequest = z.output<typeof batchRequestSchema>;

const batchCreatedSchema = z.object({
  batch_id: z.uuid(),
  num_requested: z.int(),
  num_runs: z.int(),
  created_at: z.iso.datetime(),
  status_url: z.string(),
});
export type BatchCreated = z.infer<typeof batchCreatedSchema>;

export const batchStatusSchema = z.object({
  batch_id: z.uuid(),
  state: z.enum(RUN_STATES),
  /** Why it ended before every idea was asked for; null where it was not. */
  outcome: z.enum(["cancelled", "budget_spent", "failing"]).nullable(),
  num_requested: z.int(),
  num_runs: z.int(),
  /** Ideas that are saved or failed, and those of runs that have ended. */
  progress: z.int(),
  counts: z.object({ generated: z.int(), saved: z.int(), failed: z.int() }),
  /** How many of its runs are in each state; `waiting` are not started yet. */
  runs: z.object({
    waiting: z.int(),
    pending: z.int(),
    started: z.int(),
    success: z.int(),
    failure: z.int(),
    cancelled: z.int(),
  }),
  /** The task ids of the runs that are queued or under way, the first of the batch first. */
  open_runs: z.array(z.string()),
  usage: z.object({
    calls: z.int(),
    prompt_tokens: z.int(),
    completion_tokens: z.int(),
    /** US dollars, where prices are configured. */
    cost: z.number().nullable(),
  }),
  budget: z.object({ max_tokens: z.int().nullable(), max_cost: z.number().nullable() }),
  eta_seconds: z.number().nullable(),
  /** Why it is waiting, in one sentence. */
  paused_reason: z.string().nullable(),
  /** Why it ended before every idea was asked for, or why no idea could be saved. */
  error: z.string().nullable(),
  /** The admin's name. */
  by: z.string(),
  seed_tags: z.array(z.string()),
  creativity: z.number(),
  seed: z.int(),
  /** Of the corpus that all of its runs draw from. */
  corpus_mark: z.string(),
  ...batchOptionFields(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  finished_at: z.iso.datetime().nullable(),
  /** Its runs, newest first. */
  runs_url: z.string(),
  /** Once it has ended. */
  result: z
    .object({
      status: z.enum(["success", "partial"]),
      num_requested: z.int(),
      num_generated: z.int(),
      num_saved: z.int(),
    })
    .optional(),
});
export type BatchStatus = z.infer<typeof batchStatusSchema>;

/** The model is each run's own: it is the one in use when the run is started. */
function batchOptionFields() {
  const { model: _, ...fields } = runOptionFields;
  return fields;
}

const batchListSchema = z.object({
  batches: z.array(batchStatusSchema),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
});
export type BatchList = z.infer<typeof batchListSchema>;

const batchListQuerySchema = z.object(pageQuery);
export type BatchListQuery = z.output<typeof batchListQuerySchema>;

/** A budget to go on with: what is left out stays, null takes a limit away. */
const retryBatchSchema = z.strictObject({
  max_tokens: budgetFields.max_tokens.nullable().optional(),
  max_cost: budgetFields.max_cost.nullable().optional(),
});
export type RetryBatch = z.output<typeof retryBatchSchema>;

const { card: _, ...BATCH_EXPORT_TYPES } = EXPORT_TYPES;

export { BATCH_EXPORT_TYPES };

type BatchFormat = keyof typeof BATCH_EXPORT_TYPES;
const FORMATS = Object.keys(BATCH_EXPORT_TYPES) as [BatchFormat, ...BatchFormat[]];

const batchExportQuerySchema = z.object({
  format: z.enum(FORMATS, { error: `format is one of ${FORMATS.join(", ")}.` }),
  /** Whether JSON and JSON lines hold the vectors. */
  vectors: z
    .enum(["true", "false"], { error: "vectors is true or false." })
    .default("true")
    .transform((word) => word === "true"),
});

const params = z.object({ batch_id: z.string() });

export const batchEndpoints = {
  createBatch: endpoint({
    ...PATHS.createBatch,
    summary: "Start a batch: up to 100,000 ideas as runs of 50",
    auth: "admin",
    unknownQuery: "refuse",
    headers: idempotencyHeaders,
    body: batchRequestSchema,
    maxBodyBytes: MAX_BODY_BYTES,
    limit: START_LIMIT,
    response: batchCreatedSchema,
  }),
  listBatches: endpoint({
    ...PATHS.listBatches,
    summary: "The batches, newest first",
    auth: "admin",
    unknownQuery: "refuse",
    query: batchListQuerySchema,
    etag: true,
    response: batchListSchema,
  }),
  getBatch: endpoint({
    ...PATHS.getBatch,
    summary: "How far a batch is",
    auth: "admin",
    unknownQuery: "refuse",
    params,
    etag: true,
    response: batchStatusSchema,
  }),
  streamBatch: endpoint({
    ...PATHS.streamBatch,
    summary: "A batch's status as server-sent events, until it ends",
    auth: "admin",
    unknownQuery: "refuse",
    params,
    query: afterQuery,
    headers: lastEventHeaders,
    bodiless: [204],
    responseType: "text/event-stream",
  }),
  cancelBatch: endpoint({
    ...PATHS.cancelBatch,
    summary: "Cancel a batch; its saved ideas stay",
    auth: "admin",
    unknownQuery: "refuse",
    params,
    response: batchStatusSchema,
  }),
  retryBatch: endpoint({
    ...PATHS.retryBatch,
    summary: "Go on with a batch that has ended: its unsaved ideas, and those that were not asked for",
    problems: [409],
    auth: "admin",
    unknownQuery: "refuse",
    params,
    body: retryBatchSchema,
    bodyOptional: true,
    maxBodyBytes: MAX_BODY_BYTES,
    limit: START_LIMIT,
    response: batchStatusSchema,
  }),
  exportBatch: endpoint({
    ...PATHS.exportBatch,
    summary: "A file of a batch's ideas",
    auth: "admin",
    unknownQuery: "refuse",
    params,
    query: batchExportQuerySchema,
    responseType: ["text/csv", "application/json", "application/jsonl", "text/markdown"],
  }),
};
