import "server-only";
import type { ExportQuery } from "@/lib/contracts/exports";
import { longRead } from "../long-read";
import { projectConditions } from "../project-filter";

/** Projects read at once, in some milliseconds. */
const PAGE = 50;

/** The projects of an export: those of its filters and ids that were there when it began. */
export interface Selection {
  count: number;
  /** Their ids, in order, page by page. */
  pages(): Generator<number[]>;
}

export async function selectProjects({ ids, ...filter }: ExportQuery): Promise<Selection> {
  const { sql, values } = projectConditions(filter);
  const named = ids === undefined ? "1" : "p.id IN (SELECT value FROM json_each(?))";
  const matching = `SELECT p.id FROM waywo_projects AS p WHERE ${sql} AND ${named} ORDER BY p.id`;
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
