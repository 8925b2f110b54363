import { z } from "zod";
import { pageQuery } from "./page-query";
import { RUN_STATES } from "./run-state";

const runSummarySchema = z.object({
  task_id: z.string(),
  state: z.enum(RUN_STATES),
  outcome: z.enum(["cancelled"]).nullable(),
  num_requested: z.int(),
  num_saved: z.int(),
  num_failed: z.int(),
  seed_tags: z.array(z.string()),
  creativity: z.number(),
  model: z.string(),
  error: z.string().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

export const runListSchema = z.object({
  runs: z.array(runSummarySchema),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
});
export type RunList = z.infer<typeof runListSchema>;

export const runListQuerySchema = z.object({
  ...pageQuery,
  state: z.enum(RUN_STATES).optional(),
});
export type RunListQuery = z.infer<typeof runListQuerySchema>;
