import "server-only";
import { db } from "@/lib/core/db";
import { noProject, projectId } from "./project-id";

/**
 * Deletes a project for good. The row that made it stays saved, so that no retry makes it again.
 *
 * @throws DomainError not_found
 */
export async function deleteProject(text: string) {
  const id = projectId(text);
  const { count } = await db().project.deleteMany({ where: { id } });
  if (count === 0) throw noProject();
  return { status: "deleted" as const, project_id: id, message: `Project ${id} was deleted.` };
}
