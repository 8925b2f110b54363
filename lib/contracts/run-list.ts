import { z } from "zod";
import { runMeasuresSchema } from "./measures";
import { pageQuery } from "./page-query";
import { JUDGES, RUN_PHASES } from "./run-options";
import { RUN_STATES } from "./run-state";

/** What people tell a run by. */
export const runNameFields = {
  /** From 1, in the order they were started. */
  number: z.int(),
  name: z.string().nullable(),
  note: z.string().nullable(),
  /** The batch that it is a part of; null for one that was started by itself. */
  batch_id: z.string().nullable(),
};

/** How its ideas are written and judged. */
export const runOptionFields = {
  min_idea_score: z.int().nullable(),
  max_candidates: z.int(),
  ideas_per_call: z.int(),
  /** BCP 47; null for the corpus's. */
  language: z.string().nullable(),
  judge: z.enum(JUDGES),
  measures: runMeasuresSchema,
  /** The model's name; "built-in" for the composer. */
  model: z.string(),
};

export const runSummarySchema = z.object({
  task_id: z.string(),
  ...runNameFields,
  state: z.enum(RUN_STATES),
  outcome: z.enum(["cancelled"]).nullable(),
  num_requested: z.int(),
  num_saved: z.int(),
  num_failed: z.int(),
  seed_tags: z.array(z.string()),
  creativity: z.number(),
  ...runOptionFields,
  /** Of the saved ideas that are still there; null where there are none. */
  average_idea_score: z.number().nullable(),
  tokens: z.object({ prompt: z.int(), completion: z.int() }),
  /** From its start to its end, without the time between an end and a retry; null until it has ended. */
  seconds: z.number().nullable(),
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

const text = (name: string, max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `${name} has at most ${max} characters.` })
    .optional();

export const runListQuerySchema = z.object({
  ...pageQuery,
  state: z.enum(RUN_STATES).optional(),
  phase: z.enum(RUN_PHASES, { error: `phase is one of ${RUN_PHASES.join(", ")}.` }).optional(),
  /** One of its seed tags. */
  tag: text("tag", 100),
  model: text("model", 200),
  named: z
    .enum(["true", "false"], { error: "named is true or false." })
    .transform((word) => word === "true")
    .optional(),
  /** The runs of a batch by its id, or with "none" those that are of no batch. */
  batch: z.union([z.literal("none"), z.uuid()], { error: "batch is a batch's id, or none." }).optional(),
  /** In its name, note or tags; or its number or id. */
  q: text("q", 200),
});
export type RunListQuery = z.infer<typeof runListQuerySchema>;
