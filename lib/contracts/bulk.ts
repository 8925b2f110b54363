import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES } from "./limits";
import { pageQuery } from "./page-query";
import { PATHS } from "./paths";
import { checkSelection, projectSelection } from "./project-selection";
import { MAX_REASON } from "./review-status";
import { RUN_STATES } from "./run-state";

const REQUESTED = ["approve", "reject", "reopen", "bin"] as const;
/** What became of an item; "gone" is a project that is not there. */
export const BULK_OUTCOMES = ["changed", "unchanged", "not_reviewable", "gone", "failed"] as const;

export const bulkRequestSchema = z
  .strictObject({
    action: z.enum(REQUESTED, { error: `action is one of ${REQUESTED.join(", ")}.` }),
    reason: z
      .string({ error: "reason is a text." })
      .max(MAX_REASON, { error: `reason has at most ${MAX_REASON} characters.` })
      .nullish(),
    ...projectSelection,
  })
  .superRefine(({ action, reason, ...selection }, context) => {
    if (reason != null && action !== "reject")
      context.addIssue({ code: "custom", path: ["reason"], message: "Only a rejection has a reason." });
    checkSelection(selection, context);
  });
export type BulkRequest = z.output<typeof bulkRequestSchema>;

const bulkCreatedSchema = z.object({ bulk_id: z.uuid(), total: z.int(), status_url: z.string() });
export type BulkCreated = z.infer<typeof bulkCreatedSchema>;

const bulkStatusSchema = z.object({
  bulk_id: z.uuid(),
  action: z.enum([...REQUESTED, "undo"]),
  reason: z.string().nullable(),
  /** The admin's name. */
  by: z.string(),
  state: z.enum(RUN_STATES),
  /** Whether somebody has asked that it stop; one that was stopped ends as FAILURE. */
  stopped: z.boolean(),
  total: z.int(),
  done: z.int(),
  outcomes: z.object({
    changed: z.int(),
    unchanged: z.int(),
    not_reviewable: z.int(),
    gone: z.int(),
    failed: z.int(),
  }),
  error: z.string().nullable(),
  /** The bulk change that it takes back. */
  undoes: z.string().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type BulkStatus = z.infer<typeof bulkStatusSchema>;

const bulkItemsSchema = z.object({
  items: z.array(
    z.object({
      project_id: z.int(),
      /** When the change began; null where there was no such project. */
      title: z.string().nullable(),
      /** Null until it is done. */
      outcome: z.enum(BULK_OUTCOMES).nullable(),
      error: z.string().nullable(),
    }),
  ),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
});
export type BulkItems = z.infer<typeof bulkItemsSchema>;

const bulkItemsQuerySchema = z.object({
  ...pageQuery,
  outcome: z.enum(BULK_OUTCOMES, { error: `outcome is one of ${BULK_OUTCOMES.join(", ")}.` }).optional(),
});
export type BulkItemsQuery = z.output<typeof bulkItemsQuerySchema>;

const params = z.object({ bulk_id: z.string() });

export const bulkEndpoints = {
  createBulk: endpoint({
    ...PATHS.createBulk,
    summary: "Decide about many projects, or put them into the bin",
    statuses: [202],
    problems: [409],
    auth: "admin",
    unknownQuery: "refuse",
    body: bulkRequestSchema,
    maxBodyBytes: MAX_BODY_BYTES,
    response: bulkCreatedSchema,
  }),
  getBulk: endpoint({
    ...PATHS.getBulk,
    summary: "How far a bulk change is",
    auth: "admin",
    unknownQuery: "refuse",
    params,
    response: bulkStatusSchema,
  }),
  listBulkItems: endpoint({
    ...PATHS.listBulkItems,
    summary: "What became of each project of a bulk change",
    auth: "admin",
    unknownQuery: "refuse",
    params,
    query: bulkItemsQuerySchema,
    response: bulkItemsSchema,
  }),
  stopBulk: endpoint({
    ...PATHS.stopBulk,
    summary: "Stop a bulk change; what it has changed stays",
    auth: "admin",
    unknownQuery: "refuse",
    params,
    response: bulkStatusSchema,
  }),
  undoBulk: endpoint({
    ...PATHS.undoBulk,
    summary: "Take back what a bulk change has changed, as another one",
    statuses: [202],
    problems: [409],
    auth: "admin",
    unknownQuery: "refuse",
    params,
    response: bulkCreatedSchema,
  }),
};
