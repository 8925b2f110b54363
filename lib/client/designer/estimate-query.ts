import { IDEAS_PER_CALL, MAX_CANDIDATES, NUM_IDEAS } from "@/lib/contracts/limits";
import { checkDraft } from "./check-draft";
import { type Draft, EMPTY_DRAFT } from "./draft";

/** What to ask a forecast for, as the API takes it; null where a number in the form is none that a run can have. */
export function estimateQuery(draft: Draft) {
  const { numIdeas, maxCandidates, ideasPerCall, minIdeaScore, judge } = draft;
  const numbers = { ...EMPTY_DRAFT, numIdeas, maxCandidates, ideasPerCall, minIdeaScore };
  if ("errors" in checkDraft(numbers)) return null;
  return {
    num_ideas: numIdeas ?? NUM_IDEAS.default,
    max_candidates: maxCandidates ?? MAX_CANDIDATES.default,
    ideas_per_call: ideasPerCall ?? IDEAS_PER_CALL.default,
    ...(minIdeaScore === null ? {} : { min_idea_score: minIdeaScore }),
    judge,
  };
}
