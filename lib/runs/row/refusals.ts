import type { RefusalReason } from "@/lib/contracts/rows";
import type { GenerationCandidate, GenerationRun } from "@/lib/generated/prisma/client";
import { readTooAlike } from "./too-alike";

/** Whether a candidate has, by itself and not by rank, the minimum score the run asks for; true where it asks for none. */
export function reachesScore(
  run: Pick<GenerationRun, "minIdeaScore">,
  candidate: Pick<GenerationCandidate, "ideaScore" | "absoluteIdeaScore">,
): boolean {
  return run.minIdeaScore === null || ownScore(candidate) >= run.minIdeaScore;
}

/** What the judge gave a candidate by itself; 0 before. */
export const ownScore = (candidate: Pick<GenerationCandidate, "ideaScore" | "absoluteIdeaScore">) =>
  candidate.absoluteIdeaScore ?? candidate.ideaScore ?? 0;

/** Why a complete candidate is refused; empty for one that is what was asked for. As count-candidates.sql counts them. */
export function refusalReasons(
  run: Pick<GenerationRun, "minIdeaScore">,
  candidate: Pick<GenerationCandidate, "ideaScore" | "absoluteIdeaScore" | "near" | "tooAlike">,
): RefusalReason[] {
  const reasons = new Set<RefusalReason>(readTooAlike(candidate).map(({ reason }) => reason));
  // Older than reasons are.
  if (candidate.near && reasons.size === 0) reasons.add("similar");
  if (!reachesScore(run, candidate)) reasons.add("below_min_score");
  return [...reasons];
}
