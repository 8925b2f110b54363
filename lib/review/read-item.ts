import "server-only";
import type { ReviewItem } from "@/lib/contracts/review";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { readList } from "@/lib/core/json-list";
import type { GenerationRow } from "@/lib/generated/prisma/client";
import { foundProjects } from "@/lib/projects/found-projects";
import { PROJECT_SELECT, projectDto } from "@/lib/projects/project-dto";
import { noProject, projectId } from "@/lib/projects/project-id";
import { nearestToProject } from "@/lib/projects/project-vectors";
import { candidateDto } from "./candidates";
import { entryDtos } from "./entry-dto";

const NEAREST = 3;
/** Entries of one project; who wants more reads its history. */
const MAX_ENTRIES = 100;

/**
 * A project with all that a review needs, also one that is in the bin.
 *
 * @throws DomainError not_found
 */
export async function readReviewItem(given: string, signal?: AbortSignal): Promise<ReviewItem> {
  const id = projectId(given);
  const project = await db().project.findUnique({
    where: { id },
    select: { ...PROJECT_SELECT, binnedAt: true },
  });
  if (!project) throw noProject();
  const [row, entries, nearest] = await Promise.all([
    db().generationRow.findUnique({
      where: { projectId: id },
      include: { candidates: { orderBy: { number: "asc" }, include: { regeneration: true } } },
    }),
    db().reviewEntry.findMany({ where: { projectId: id }, orderBy: { id: "desc" }, take: MAX_ENTRIES }),
    nearestTo(id, signal),
  ]);
  const candidates = row?.candidates.map(candidateDto) ?? [];
  const chosen = candidates.find((candidate) => candidate.chosen);
  return {
    project: projectDto(project),
    samples: row && samplesDto(row),
    project_idea: chosen?.project_idea ?? null,
    judge: chosen?.idea_quality ?? null,
    candidates,
    nearest,
    history: await entryDtos(db(), entries),
    binned_at: project.binnedAt?.toISOString() ?? null,
  };
}

const samplesDto = (row: GenerationRow) => ({
  primary_tag: row.primaryTag,
  secondary_tags: readList(row.secondaryTags),
  target_audience: row.targetAudience,
  target_complexity: row.targetComplexity,
  exploring: row.exploring,
});

/** None where the index does not answer: an idea can be judged without. */
async function nearestTo(id: number, signal: AbortSignal | undefined): Promise<ReviewItem["nearest"]> {
  const search = nearestToProject(id, { limit: NEAREST, ...(signal && { signal }) });
  try {
    return (await foundProjects(search)).projects;
  } catch (error) {
    if (error instanceof DomainError && error.code === "search_unavailable") return [];
    throw error;
  }
}
