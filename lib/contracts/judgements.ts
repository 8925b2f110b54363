import { z } from "zod";
import { endpoint } from "./endpoint";
import { PATHS } from "./paths";

const decided = { approved: z.int(), rejected: z.int(), duplicate: z.int() };

/** What a threshold would have kept of the decided ideas. Null where nothing is kept, or nothing was approved. */
const kept = {
  approved_kept: z.int(),
  /** Of rejected ones and duplicates. */
  rejected_kept: z.int(),
  /** The share of approved ones among those kept. */
  precision: z.number().nullable(),
  /** The share of those kept among the approved ones. */
  recall: z.number().nullable(),
};

const judgementsSchema = z.object({
  /** Ideas whose last decision stands. */
  decided: z.int(),
  /** By the judge's own score, 1 to 10, whatever the project's is by now. */
  by_score: z.array(z.object({ score: z.int(), ...decided })),
  /** From `from` up to, but not including, `to`; the last includes it. */
  by_novelty: z.array(z.object({ from: z.number(), to: z.number(), ...decided })),
  thresholds: z.array(z.object({ min_idea_score: z.int(), ...kept })),
  novelty_thresholds: z.array(z.object({ min_novelty: z.number(), max_similarity: z.number(), ...kept })),
});
export type Judgements = z.infer<typeof judgementsSchema>;

export const judgementEndpoints = {
  getJudgements: endpoint({
    ...PATHS.getJudgements,
    summary: "Admins' decisions against the judge's scores and novelty",
    auth: "admin",
    unknownQuery: "refuse",
    response: judgementsSchema,
  }),
};
