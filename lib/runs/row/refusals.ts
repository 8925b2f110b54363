import type { RefusalReason } from "@/lib/contracts/rows";
import type { GenerationCandidate, GenerationRun } from "@/lib/generated/prisma/client";

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
  candidate: Pick<GenerationCandidate, "ideaScore" | "absoluteIdeaScore" | "near">,
): RefusalReason[] {
  const reasons: RefusalReason[] = [];
  if (candidate.near) reasons.push("similar");
  if (!reachesScore(run, candidate)) reasons.push("below_min_score");
  return reasons;
}
