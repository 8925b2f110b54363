import "server-only";
import type { ProjectFilter } from "@/lib/contracts/projects";
import { longRead } from "../long-read";
import { projectConditions } from "../project-filter";
import { accessTo } from "../project-order";

/** Projects read at once, in some milliseconds. */
const PAGE = 50;

/** The projects of an export, or of a change of many: those of its filters and ids that were there when it began. */
export interface Selection {
  count: number;
  /** Their ids, in order, page by page. */
  pages(): Generator<number[]>;
}

export async function selectProjects({
  ids,
  ...filter
}: ProjectFilter & { ids?: number[] | undefined }): Promise<Selection> {
  const { sql, values } = projectConditions(filter);
  // By the ids themselves where they are given.
  const [named, access] =
    ids === undefined
      ? ["1", accessTo(filter, "newest")]
      : ["p.id IN (SELECT value FROM json_each(?))", "NOT INDEXED"];
  const matching = `SELECT p.id FROM waywo_projects AS p ${access} WHERE ${sql} AND ${named} ORDER BY p.id`;
  const args = [...values, ...(ids === undefined ? [] : [JSON.stringify(ids)])];
  // One text is handed over sooner than a hundred thousand rows.
  const [row] = await longRead(`SELECT json_group_array(id) FROM (${matching})`, args);
  const selected: number[] = JSON.parse(row?.[0] as string);
  return {
    count: selected.length,
    *pages() {
      for (let at = 0; at < selected.length; at += PAGE) yield selected.slice(at, at + PAGE);
    },
  };
}
