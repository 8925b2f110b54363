import type { ProjectFilter } from "@/lib/contracts/projects";
import { listSql } from "./list-sql";
import {
  type Condition,
  isEverything,
  projectConditions,
  searchConditions,
  taggedIds,
} from "./project-filter";
import { accessTo } from "./project-order";
import { searchQuery } from "./search-query";

/** How many projects match: from what knows only what is asked for, where it is words or tags alone. */
export function countOf(filter: ProjectFilter): Condition {
  if (isEverything(filter)) return countAll();
  const { q, tags, tags_match: _, ...rest } = filter;
  if (isEverything(rest)) {
    if (q !== undefined && searchQuery(q) !== null) return countFound(filter);
    const tagged = taggedIds(filter);
    if (tagged && isEverything({ q })) return countTagged(tagged);
  }
  const where = projectConditions(filter);
  const hint = accessTo(filter, "newest");
  const sql = `SELECT count(*) FROM waywo_projects AS p ${hint} WHERE ${where.sql}`;
  return { sql, values: where.values };
}

const binned = () => `SELECT id FROM waywo_projects WHERE ${listSql().isBinned}`;

/** The bin is small: SQLite counts a whole table sooner than what has no date in an index. */
const countAll = (): Condition => ({
  sql: `SELECT (SELECT count(*) FROM waywo_projects) - (SELECT count(*) FROM ${listSql().rowsOf(binned())})`,
  values: [],
});

function countFound(filter: ProjectFilter): Condition {
  const { search } = searchConditions(filter);
  return { sql: `SELECT count(*) FROM project_search WHERE ${search.sql}`, values: search.values };
}

const countTagged = ({ sql, values }: Condition): Condition => ({
  sql: `SELECT count(DISTINCT project_id) FROM ${listSql().rowsOf(sql)} WHERE project_id NOT IN (${binned()})`,
  values,
});
