import { z } from "zod";
import { endpoint } from "./endpoint";
import { generateRequestSchema } from "./generate-request";
import { MAX_BODY_BYTES, NUM_IDEAS } from "./limits";
import { PATHS } from "./paths";
import { rowErrorSchema, rowListSchema } from "./rows";
import { runListQuerySchema, runListSchema, runNameFields, runOptionFields } from "./run-list";
import { RUN_STATES } from "./run-state";

const LAST_ROW = NUM_IDEAS.max - 1;
const aRow = { error: `A row is a whole number from 0 to ${LAST_ROW}.` };

/** Which rows of a run to open again; without `rows`, all that are not saved. Unknown fields are dropped. */
const retryRequestSchema = z.object({
  rows: z
    .array(z.int(aRow).min(0, aRow).max(LAST_ROW, aRow), { error: "rows is a list of row numbers." })
    .min(1, { error: "rows names at least one row; leave it out for every row that is not saved." })
    .refine((rows) => new Set(rows).size === rows.length, { error: "rows names each row once." })
    .nullable()
    .default(null),
});

export {
  type RefusalReason,
  type Rewritten,
  type Row,
  type RowFailure,
  type RowList,
  type RowStage,
  type RowState,
  rowStageSchema,
  type TooAlike,
} from "./rows";
export type { RunState } from "./run-state";

const runStateSchema = z.enum(RUN_STATES);

const runStageSchema = z.enum(["building_pipeline", "generating", "saving"]);
export type RunStage = z.infer<typeof runStageSchema>;

const runCreatedSchema = z.object({
  task_id: z.uuid(),
  num_requested: z.int(),
  seed_tags: z.array(z.string()),
  creativity: z.number(),
  created_at: z.iso.datetime(),
  status_url: z.string(),
  /** Sent as X-Run-Token, it lets a program cancel and retry this run. A browser's cookie does the same. */
  run_token: z.string(),
});
export type RunCreated = z.infer<typeof runCreatedSchema>;

const runResultSchema = z.object({
  status: z.enum(["success", "partial"]),
  num_requested: z.int(),
  num_generated: z.int(),
  num_saved: z.int(),
  /** Saved ideas that are neither too similar to another nor below the minimum score. */
  num_accepted: z.int(),
  project_ids: z.array(z.int()),
  errors: z.array(z.object({ row: z.int(), error: z.string() })),
  seed_tags: z.array(z.string()),
});
export type RunResult = z.infer<typeof runResultSchema>;

export const runStatusSchema = z.object({
  task_id: z.string(),
  ...runNameFields,
  state: runStateSchema,
  stage: runStageSchema.nullable(),
  progress: z.int(),
  total: z.int(),
  counts: z.object({ generated: z.int(), saved: z.int(), failed: z.int() }),
  /** Complete ideas that the run has written, and those of them it refused; one may have several reasons. */
  candidates: z.object({
    written: z.int(),
    refused: z.int(),
    reasons: z.object({
      similar: z.int(),
      same_purpose: z.int(),
      shared_sentences: z.int(),
      below_min_score: z.int(),
    }),
  }),
  project_ids: z.array(z.int()),
  errors: z.array(rowErrorSchema),
  eta_seconds: z.number().nullable(),
  outcome: z.enum(["cancelled"]).nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  /** Null until it has got its turn. */
  started_at: z.iso.datetime().nullable(),
  /** Null while it is under way, also again. */
  finished_at: z.iso.datetime().nullable(),
  /** Why the run is waiting, in one sentence. */
  paused_reason: z.string().nullable(),
  /** In a sentence, what the ideas could not be compared with, and why; null where it was the whole corpus. */
  novelty_note: z.string().nullable(),
  /** How often the process ended during the run, which then resumed by itself. */
  interruptions: z.int(),
  num_requested: z.int(),
  seed_tags: z.array(z.string()),
  creativity: z.number(),
  seed: z.int(),
  /** Of the corpus it was planned from; null until then. The same seed and mark draw the same samples. */
  corpus_mark: z.string().nullable(),
  ...runOptionFields,
  usage: z.object({
    calls: z.int(),
    prompt_tokens: z.int(),
    completion_tokens: z.int(),
    /** US dollars, where prices are configured. */
    cost: z.number().nullable(),
  }),
  result: runResultSchema.optional(),
  error: z.string().optional(),
});
export type RunStatus = z.infer<typeof runStatusSchema>;

export const runParams = z.object({ task_id: z.string() });

/** A `cursor` of rows, or the id of an event; of any text: one that is neither starts over. */
export const afterQuery = z.object({ after: z.string().optional() });

/** Of any text; one that is no event's starts over. */
export const lastEventHeaders = z.object({ "Last-Event-ID": z.string().optional() });

export const idempotencyHeaders = z.object({
  "Idempotency-Key": z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, {
      error: "Idempotency-Key has 1 to 255 visible characters and no spaces.",
    })
    .optional(),
});

/** Against a client that has lost count; what a run costs is limited elsewhere. */
export const START_LIMIT = { requests: 600, windowSeconds: 60 };

export const runEndpoints = {
  createRun: endpoint({
    ...PATHS.createRun,
    summary: "Start a run",
    auth: "anyone",
    unknownQuery: "ignore",
    headers: idempotencyHeaders,
    body: generateRequestSchema,
    maxBodyBytes: MAX_BODY_BYTES,
    limit: START_LIMIT,
    response: runCreatedSchema,
  }),
  listRuns: endpoint({
    ...PATHS.listRuns,
    summary: "The runs, newest first",
    auth: "anyone",
    unknownQuery: "refuse",
    query: runListQuerySchema,
    etag: true,
    response: runListSchema,
  }),
  getRunStatus: endpoint({
    ...PATHS.getRunStatus,
    summary: "How far a run is",
    auth: "anyone",
    unknownQuery: "ignore",
    params: runParams,
    response: runStatusSchema,
    etag: true,
  }),
  streamRun: endpoint({
    ...PATHS.streamRun,
    summary: "A run's status and rows as server-sent events, until it ends",
    auth: "anyone",
    unknownQuery: "refuse",
    params: runParams,
    query: afterQuery,
    headers: lastEventHeaders,
    bodiless: [204],
    responseType: "text/event-stream",
  }),
  listRows: endpoint({
    ...PATHS.listRows,
    summary: "Every row of a run, with its samples and columns",
    auth: "anyone",
    unknownQuery: "refuse",
    params: runParams,
    query: afterQuery,
    response: rowListSchema,
    etag: true,
  }),
  cancelRun: endpoint({
    ...PATHS.cancelRun,
    summary: "Cancel a run; its saved ideas stay",
    auth: "owner",
    unknownQuery: "refuse",
    params: runParams,
    response: runStatusSchema,
  }),
  retryRun: endpoint({
    ...PATHS.retryRun,
    summary: "Retry the rows of a run that are not saved",
    problems: [409],
    auth: "owner",
    unknownQuery: "refuse",
    params: runParams,
    body: retryRequestSchema,
    bodyOptional: true,
    maxBodyBytes: MAX_BODY_BYTES,
    limit: START_LIMIT,
    response: runStatusSchema,
  }),
};
