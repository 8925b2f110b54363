import { CREATIVITY } from "@/lib/contracts/limits";
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
  };
  return isDraft(draft) ? draft : null;
}
