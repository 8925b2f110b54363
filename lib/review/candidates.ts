import "server-only";
import type { Candidate } from "@/lib/contracts/review";
import type { GenerationCandidate } from "@/lib/generated/prisma/client";
import { columnsDto } from "@/lib/runs/row/list-rows";

/** A candidate of an idea's row. */
export function candidateDto(candidate: GenerationCandidate): Candidate {
  const { id, number, chosen, novelty, near, createdAt } = candidate;
  const { project_idea, metadata, idea_quality } = columnsDto(candidate);
  const isWhole = project_idea !== null && metadata !== null && idea_quality !== null;
  return {
    id,
    number,
    chosen,
    project_idea,
    metadata,
    idea_quality,
    novelty,
    near,
    created_at: createdAt.toISOString(),
    made_by: null,
    state: isWhole ? "ready" : "failed",
    error: null,
  };
}
