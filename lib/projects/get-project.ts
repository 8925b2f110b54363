import "server-only";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { db } from "@/lib/core/db";
import { PROJECT_SELECT, projectDto } from "./project-dto";
import { noProject, projectId } from "./project-id";
import { readOrigin } from "./project-origin";

/** @throws DomainError not_found, also when `id` is not a number */
export async function getProject(id: string): Promise<ProjectDetail> {
  const project = await db().project.findUnique({
    where: { id: projectId(id), binnedAt: null },
    select: PROJECT_SELECT,
  });
  if (!project) throw noProject();
  const dto = projectDto(project);
  return { ...dto, project: dto, ...(await readOrigin(dto)) };
}
