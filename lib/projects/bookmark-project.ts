import "server-only";
import { db } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";
import { noProject, projectId } from "./project-id";

/**
 * Turns a project's bookmark on or off, in one statement: of two calls at the same time each counts.
 *
 * @throws DomainError not_found
 */
export async function bookmarkProject(text: string) {
  const id = projectId(text);
  const [project] = await db().$queryRawUnsafe<{ is_bookmarked: unknown }[]>(readSql("toggle-bookmark"), id);
  if (!project) throw noProject();
  return { is_bookmarked: Boolean(project.is_bookmarked), project_id: id };
}
