import { CREATIVITY, MAX_LANGUAGE_LENGTH } from "@/lib/contracts/limits";
import { DEFAULT_MEASURES } from "@/lib/contracts/run-options";
import { readDesignerPrefill } from "@/lib/view/search-params";
import { type Draft, EMPTY_DRAFT, isDraft } from "./draft";

/** The draft in the Designer's address; null when it fills nothing in. Unusable values stay at their defaults. */
export function readDesignerUrl(search: string): Draft | null {
  const prefill = readDesignerPrefill(search);
  if (!prefill) return null;
  const creativity = prefill.creativity ?? CREATIVITY.default;
  const draft = {
    ...EMPTY_DRAFT,
    tags: prefill.tags,
    numIdeas: prefill.ideas ?? EMPTY_DRAFT.numIdeas,
    creativity: Math.min(CREATIVITY.max, Math.max(CREATIVITY.min, creativity)),
    seed: prefill.seed,
    corpusMark: prefill.corpus,
    minIdeaScore: prefill.min_score,
    maxCandidates: prefill.candidates,
    ideasPerCall: prefill.per_call,
    language: prefill.language.length > MAX_LANGUAGE_LENGTH ? "" : prefill.language,
    judge: prefill.judge,
    measures: { ...DEFAULT_MEASURES, ...prefill.measures },
  };
  return isDraft(draft) ? draft : null;
}
