import "server-only";
import type { SimilarProjects } from "@/lib/contracts/search";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { foundProjects } from "./found-projects";
import { nearestToProject } from "./project-vectors";

const MAX_ID = 2_147_483_647;

/**
 * The valid projects nearest to one, itself left out; none where it has no vector yet.
 *
 * @throws DomainError not_found, search_unavailable
 */
export async function similarProjects(
  id: number,
  limit: number,
  signal?: AbortSignal,
): Promise<SimilarProjects> {
  const isStored = id > 0 && id <= MAX_ID && (await db().project.count({ where: { id } })) > 0;
  if (!isStored) throw new DomainError("not_found", "There is no project with this id.");
  const { projects, ...coverage } = await foundProjects(
    nearestToProject(id, { limit, ...(signal && { signal }) }),
  );
  return { similar_projects: projects, project_id: id, ...coverage };
}
