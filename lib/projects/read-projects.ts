import "server-only";
import type { Project } from "@/lib/contracts/projects";
import { db } from "@/lib/core/db";
import { PROJECT_SELECT, projectDto } from "./project-dto";

/** Projects by their ids, in this order; one that is no more is left out. */
export async function readProjects(ids: readonly number[]): Promise<Project[]> {
  if (ids.length === 0) return [];
  const found = await db().project.findMany({ where: { id: { in: [...ids] } }, select: PROJECT_SELECT });
  const byId = new Map(found.map((project) => [project.id, projectDto(project)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
