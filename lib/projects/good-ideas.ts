import "server-only";
import type { Project } from "@/lib/contracts/projects";
import { readSql } from "@/lib/store/sql";
import { longRead } from "./long-read";
import { readProjects } from "./read-projects";

/** The kinds of projects in prisma/sql/read-good-ideas.sql. */
const KINDS = [0, 1, 2, 3];

/**
 * The best ideas there are to show: approved ones, else good ones of the Designer that nobody has decided about, else what others
 * build, else the sample corpus; the highest scored of each, newest first.
 *
 * @throws DomainError store_unavailable when the store or the thread does not answer
 */
export async function goodIdeas(limit: number): Promise<Project[]> {
  const ids: number[] = [];
  for (const kind of KINDS) {
    if (ids.length >= limit) break;
    const rows = await longRead(readSql("read-good-ideas"), [kind, limit - ids.length]);
    ids.push(...rows.map(([id]) => Number(id)));
  }
  return readProjects(ids);
}
