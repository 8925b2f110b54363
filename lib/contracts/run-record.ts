import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES } from "./limits";
import { pageQuery } from "./page-query";
import { PATHS } from "./paths";
import { runSummarySchema } from "./run-list";
import { MAX_RUN_NAME, MAX_RUN_NOTE } from "./run-options";
import { runParams, runStatusSchema } from "./runs";

const text = (name: string, max: number) =>
  z
    .string({ error: `${name} is a text, or null for none.` })
    .max(max, { error: `${name} has at most ${max} characters.` })
    .nullable()
    .optional();

/** What is left out stays as it is. */
const editRunSchema = z.strictObject({ name: text("name", MAX_RUN_NAME), note: text("note", MAX_RUN_NOTE) });
export type RunEdit = z.output<typeof editRunSchema>;

const deletedRunSchema = z.object({
  task_id: z.string(),
  deleted_at: z.iso.datetime(),
  /** When it goes for good; until then it can be restored. */
  removed_at: z.iso.datetime(),
});
export type DeletedRun = z.infer<typeof deletedRunSchema>;

const deletedRunListSchema = z.object({
  runs: z.array(z.object({ ...runSummarySchema.shape, ...deletedRunSchema.shape })),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
});
export type DeletedRunList = z.infer<typeof deletedRunListSchema>;

const deletedQuerySchema = z.object(pageQuery);
export type DeletedRunQuery = z.output<typeof deletedQuerySchema>;

/** What people do to a run beside having it written: name it, note something, delete it and take that back. */
export const runRecordEndpoints = {
  editRun: endpoint({
    ...PATHS.editRun,
    summary: "Name a run, or note something about it",
    auth: "owner",
    unknownQuery: "refuse",
    params: runParams,
    body: editRunSchema,
    maxBodyBytes: MAX_BODY_BYTES,
    response: runStatusSchema,
  }),
  deleteRun: endpoint({
    ...PATHS.deleteRun,
    summary: "Delete a run that has ended; its ideas stay",
    problems: [409],
    auth: "owner",
    unknownQuery: "refuse",
    params: runParams,
    response: deletedRunSchema,
  }),
  listDeletedRuns: endpoint({
    ...PATHS.listDeletedRuns,
    summary: "The deleted runs that the caller can restore, the last deleted first",
    auth: "anyone",
    unknownQuery: "refuse",
    query: deletedQuerySchema,
    response: deletedRunListSchema,
  }),
  restoreRun: endpoint({
    ...PATHS.restoreRun,
    summary: "Take back the deletion of a run",
    auth: "owner",
    unknownQuery: "refuse",
    params: runParams,
    response: runStatusSchema,
  }),
};
