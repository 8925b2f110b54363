import { z } from "zod";
import { endpoint } from "./endpoint";
import { IDEAS_PER_CALL, MAX_CANDIDATES, NUM_IDEAS, SCORE } from "./limits";
import { wholeBetween } from "./number";
import { PATHS } from "./paths";
import { JUDGES } from "./run-options";

/** What decides how many calls a run takes, and how long they are. */
export const estimateQuerySchema = z.object({
  num_ideas: wholeBetween("num_ideas", NUM_IDEAS).default(NUM_IDEAS.default),
  max_candidates: wholeBetween("max_candidates", MAX_CANDIDATES).default(MAX_CANDIDATES.default),
  ideas_per_call: wholeBetween("ideas_per_call", IDEAS_PER_CALL).default(IDEAS_PER_CALL.default),
  min_idea_score: wholeBetween("min_idea_score", SCORE).optional(),
  judge: z.enum(JUDGES, { error: `judge is ${JUDGES.join(" or ")}.` }).default("absolute"),
});
export type EstimateQuery = z.output<typeof estimateQuerySchema>;

/** Null where no run tells. */
const runEstimateSchema = z.object({
  calls: z.int().nullable(),
  prompt_tokens: z.int().nullable(),
  completion_tokens: z.int().nullable(),
  seconds: z.number().nullable(),
  /** US dollars, where prices are configured. */
  cost: z.number().nullable(),
  /** How many past runs of the model it rests on. */
  runs: z.int(),
});
export type RunEstimate = z.infer<typeof runEstimateSchema>;

export const estimateEndpoints = {
  estimateRun: endpoint({
    ...PATHS.estimateRun,
    summary: "What a run would take, from past runs of the same model",
    auth: "anyone",
    unknownQuery: "refuse",
    query: estimateQuerySchema,
    limit: { requests: 240, windowSeconds: 60 },
    response: runEstimateSchema,
    etag: true,
  }),
};
