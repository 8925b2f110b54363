import "server-only";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { PROJECT_SELECT, projectDto } from "./project-dto";

const MAX_ID = 2_147_483_647;

/** @throws DomainError not_found, also when `id` is not a number */
export async function getProject(id: string): Promise<ProjectDetail> {
  const number = /^\d{1,10}$/.test(id) ? Number(id) : Number.NaN;
  const project =
    number <= MAX_ID
      ? await db().project.findUnique({ where: { id: number }, select: PROJECT_SELECT })
      : null;
  if (!project) throw new DomainError("not_found", "There is no project with this id.");
  const dto = projectDto(project);
  return { ...dto, project: dto, source_comment: null, parent_post: null, submissions: [] };
}
