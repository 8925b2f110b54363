import "server-only";
import type { ProjectFilter } from "@/lib/contracts/projects";
import { listSql } from "../list-sql";
import { longRead } from "../long-read";
import { type Condition, projectConditions } from "../project-filter";
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
  batch_id,
  ...filter
}: ProjectFilter & { ids?: number[] | undefined; batch_id?: string | undefined }): Promise<Selection> {
  const { sql, values } = projectConditions(filter);
  const named = namedBy(ids, batch_id);
  // By the ids themselves where they are given.
  const { notIndexed, listOf, rowsOf } = listSql();
  const access = named ? notIndexed : accessTo(filter, "newest");
  const matching = `SELECT p.id FROM waywo_projects AS p ${access} WHERE ${sql} AND ${named?.sql ?? "true"} ORDER BY p.id`;
  const args = [...values, ...(named?.values ?? [])];
  // One text is handed over sooner than a hundred thousand rows.
  const [row] = await longRead(`SELECT ${listOf("id")} FROM ${rowsOf(matching)}`, args);
  const selected: number[] = JSON.parse(row?.[0] as string);
  return {
    count: selected.length,
    *pages() {
      for (let at = 0; at < selected.length; at += PAGE) yield selected.slice(at, at + PAGE);
    },
  };
}

/** Of a batch as of a run: one that is deleted names no projects. */
const OF_BATCH =
  "p.id IN (SELECT g.project_id FROM generation_runs AS r JOIN generation_rows AS g ON g.run_id = r.id WHERE r.batch_id = ? AND r.deleted_at IS NULL)";

function namedBy(ids: number[] | undefined, batchId: string | undefined): Condition | null {
  if (ids !== undefined) return { sql: `p.id IN (${listSql().numbersIn})`, values: [JSON.stringify(ids)] };
  return batchId === undefined ? null : { sql: OF_BATCH, values: [batchId] };
}
