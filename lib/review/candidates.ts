import "server-only";
import type { Candidate } from "@/lib/contracts/review";
import type { GenerationCandidate, Regeneration } from "@/lib/generated/prisma/client";
import { columnsDto } from "@/lib/runs/row/list-rows";

/** A candidate of an idea's row. */
export function candidateDto(
  candidate: GenerationCandidate & { regeneration: Regeneration | null },
): Candidate {
  const { id, number, chosen, novelty, near, createdAt, regeneration } = candidate;
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
    made_by: regeneration && "regenerate",
    state: regeneration?.state ?? (isWhole ? "ready" : "failed"),
    error: regeneration?.error ?? null,
  };
}
