import { z } from "zod";
import { endpoint } from "./endpoint";
import { wholeNumber } from "./number";
import { pageQuery } from "./page-query";
import { PATHS } from "./paths";
import { reviewEntrySchema, reviewedSchema } from "./review-entry";
import { REVIEW_ACTIONS } from "./review-status";

const historyQuerySchema = z.object({
  ...pageQuery,
  project_id: wholeNumber("project_id is a whole number.").optional(),
  by: z.string().max(100, { error: "by has at most 100 characters." }).optional(),
  action: z.enum(REVIEW_ACTIONS, { error: `action is one of ${REVIEW_ACTIONS.join(", ")}.` }).optional(),
  bulk_id: z.uuid({ error: "bulk_id is a bulk change's id." }).optional(),
});
export type HistoryQuery = z.output<typeof historyQuerySchema>;

const historySchema = z.object({
  entries: z.array(reviewEntrySchema),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
});
export type ReviewHistory = z.infer<typeof historySchema>;

export const historyEndpoints = {
  listReviewHistory: endpoint({
    ...PATHS.listReviewHistory,
    summary: "What admins have decided and changed, newest first",
    auth: "admin",
    unknownQuery: "refuse",
    query: historyQuerySchema,
    response: historySchema,
  }),
  undoReviewEntry: endpoint({
    ...PATHS.undoReviewEntry,
    summary: "Take one of the last hundred changes back",
    problems: [404, 409],
    auth: "admin",
    unknownQuery: "refuse",
    params: z.object({ id: z.string() }),
    response: reviewedSchema,
  }),
};
