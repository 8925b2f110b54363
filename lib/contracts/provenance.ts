import { z } from "zod";
import { endpoint } from "./endpoint";
import { PATHS } from "./paths";
import { rowSchema } from "./rows";

/** A run, as far as it decided what its rows became. */
const originRunSchema = z.object({
  task_id: z.string(),
  seed_tags: z.array(z.string()),
  creativity: z.number(),
  seed: z.int(),
  corpus_mark: z.string().nullable(),
  min_idea_score: z.int().nullable(),
  created_at: z.iso.datetime(),
});

/** A request to a model, whatever became of it. */
export const provenanceCallSchema = z.object({
  /** What was asked for: a column of the row, or the projects of a comment. */
  column: z.string(),
  candidate: z.int(),
  /** From 1. */
  attempt: z.int(),
  model: z.string(),
  temperature: z.number(),
  prompt_version: z.string(),
  prompt_tokens: z.int(),
  completion_tokens: z.int(),
  /** Whether the tokens were estimated here because the endpoint told none. */
  tokens_estimated: z.boolean(),
  latency_ms: z.int(),
  /** "ok", or the code of what went wrong. */
  outcome: z.string(),
  /** The graded examples in its prompt: "graded:7" of the list, "decision:123" an entry of the history. */
  examples: z.array(z.string()),
  created_at: z.iso.datetime(),
});
export type ProvenanceCall = z.infer<typeof provenanceCallSchema>;

const provenanceSchema = z.object({
  project_id: z.int(),
  source: z.string().nullable(),
  /** Null for collected projects and samples, and where its run is deleted. */
  run: originRunSchema.nullable(),
  row: rowSchema.nullable(),
  run_deleted: z.boolean(),
  calls: z.array(provenanceCallSchema),
  source_comment_id: z.int().nullable(),
  /** Of its vector; null where it has none yet, or nobody knows. */
  embedding_model: z.string().nullable(),
  workflow_logs: z.array(z.string()),
});
export type Provenance = z.infer<typeof provenanceSchema>;

export const provenanceEndpoints = {
  getProvenance: endpoint({
    ...PATHS.getProvenance,
    summary: "How a project came about: run, samples, columns and calls to the model",
    auth: "anyone",
    unknownQuery: "refuse",
    params: z.object({ id: z.string() }),
    response: provenanceSchema,
    etag: true,
    problems: [404],
  }),
};
