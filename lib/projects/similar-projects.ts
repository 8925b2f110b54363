import "server-only";
import type { SimilarProjects } from "@/lib/contracts/search";
import { db } from "@/lib/core/db";
import { foundProjects } from "./found-projects";
import { noProject, projectId } from "./project-id";
import { nearestToProject } from "./project-vectors";

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
  if ((await db().project.count({ where: { id: projectId(id), binnedAt: null } })) === 0) throw noProject();
  const { projects, ...coverage } = await foundProjects(
    nearestToProject(id, { limit, ...(signal && { signal }) }),
  );
  return { similar_projects: projects, project_id: id, ...coverage };
}
