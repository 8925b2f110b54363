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
