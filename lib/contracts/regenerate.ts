import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES, MAX_ID } from "./limits";
import { PATHS } from "./paths";
import { reviewedSchema } from "./review-entry";
import { REGENERATED_COLUMNS } from "./run-options";
import { START_LIMIT } from "./runs";

/** What to write again; null or left out is the whole row. */
const regenerateRequestSchema = z.strictObject({
  column: z
    .enum(REGENERATED_COLUMNS, {
      error: `column is one of ${REGENERATED_COLUMNS.join(", ")}, or null for the whole row.`,
    })
    .nullable()
    .default(null),
});

const aCandidate = { error: "candidate_id is a candidate's id." };
const aVersion = { error: "version is a whole number, as the project tells it." };

export const regenerateEndpoints = {
  regenerateRow: endpoint({
    ...PATHS.regenerateRow,
    summary: "Write a saved row again, or one column of it, as another candidate",
    statuses: [202],
    problems: [409],
    auth: "owner",
    unknownQuery: "refuse",
    params: z.object({ task_id: z.string(), row: z.string() }),
    body: regenerateRequestSchema,
    bodyOptional: true,
    maxBodyBytes: MAX_BODY_BYTES,
    limit: START_LIMIT,
    response: z.object({ candidate_id: z.int(), task_id: z.string(), row: z.int() }),
  }),
  chooseCandidate: endpoint({
    ...PATHS.chooseCandidate,
    summary: "Make a candidate's texts and scores the project's",
    problems: [404, 409],
    auth: "admin",
    unknownQuery: "refuse",
    params: z.object({ id: z.string() }),
    body: z.strictObject({
      candidate_id: z.int(aCandidate).min(1, aCandidate).max(MAX_ID, aCandidate),
      version: z.int(aVersion).min(0, aVersion),
    }),
    maxBodyBytes: MAX_BODY_BYTES,
    response: reviewedSchema,
  }),
};
