import type { RunStatus } from "@/lib/contracts/types";
import type { DesignerPrefill } from "./search-params";

/** What fills the Designer's form in for the same run again. */
export const runPrefill = (status: RunStatus): Partial<DesignerPrefill> => ({
  tags: status.seed_tags,
  ideas: status.num_requested,
  creativity: status.creativity,
  min_score: status.min_idea_score,
  candidates: status.max_candidates,
  per_call: status.ideas_per_call,
  language: status.language ?? "",
  judge: status.judge,
  measures: status.measures,
});

/** The same, so that it draws the same samples. */
export const samplesPrefill = (status: RunStatus): Partial<DesignerPrefill> => ({
  ...runPrefill(status),
  seed: status.seed,
  corpus: status.corpus_mark,
});
