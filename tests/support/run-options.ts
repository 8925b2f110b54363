import { IDEAS_PER_CALL, MAX_CANDIDATES } from "@/lib/contracts/limits";
import { DEFAULT_MEASURES } from "@/lib/contracts/measures";

/** What a run is made with where its request says nothing. */
export const RUN_OPTIONS = {
  max_candidates: MAX_CANDIDATES.default,
  ideas_per_call: IDEAS_PER_CALL.default,
  language: null,
  judge: "absolute",
  measures: DEFAULT_MEASURES,
} as const;

/** What people tell a run by, where nobody has named it. */
export const UNNAMED = { number: 3, name: null, note: null, batch_id: null };

/** A run without anything that is done for better ideas. */
export const NO_MEASURES = {
  inspirations: false,
  problem_frames: false,
  siblings: false,
  purpose_novelty: false,
  graded_examples: false,
};

/** What a run's status says of its ideas while there are none. */
export const NO_CANDIDATES = {
  written: 0,
  refused: 0,
  reasons: { similar: 0, same_purpose: 0, shared_sentences: 0, below_min_score: 0 },
};
