import type { Project } from "@/lib/contracts/projects";
import { readList } from "@/lib/core/json-list";
import type { Prisma } from "@/lib/generated/prisma/client";
import { noveltyBasisDto } from "./novelty-basis";

/** The columns that `projectDto` needs. */
export const PROJECT_SELECT = {
  id: true,
  source: true,
  sourceCommentId: true,
  isValidProject: true,
  title: true,
  shortDescription: true,
  description: true,
  hashtags: true,
  primaryUrl: true,
  ideaScore: true,
  complexityScore: true,
  isBookmarked: true,
  relaxed: true,
  createdAt: true,
  processedAt: true,
  row: {
    select: {
      runId: true,
      row: true,
      candidates: {
        where: { chosen: true },
        select: { novelty: true, comparedWith: true, comparedOf: true },
      },
    },
  },
} as const satisfies Prisma.ProjectSelect;

type Selected = Prisma.ProjectGetPayload<{ select: typeof PROJECT_SELECT }>;

/** A project as the contract has it. */
export function projectDto(project: Selected): Project {
  return {
    id: project.id,
    source: project.source,
    source_comment_id: project.sourceCommentId,
    is_valid_project: project.isValidProject,
    title: project.title,
    short_description: project.shortDescription,
    description: project.description,
    hashtags: readList(project.hashtags),
    primary_url: project.primaryUrl,
    idea_score: project.ideaScore,
    complexity_score: project.complexityScore,
    is_bookmarked: project.isBookmarked,
    created_at: project.createdAt.toISOString(),
    processed_at: project.processedAt.toISOString(),
    run_id: project.row?.runId ?? null,
    row: project.row?.row ?? null,
    novelty: project.row?.candidates[0]?.novelty ?? null,
    relaxed: project.relaxed,
    ...noveltyBasisDto(project.row?.candidates[0]),
  };
}
