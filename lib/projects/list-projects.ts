import "server-only";
import { PROJECT_FILTERS } from "@/lib/contracts/project-filter";
import type { ProjectFilter, ProjectList, ProjectListQuery } from "@/lib/contracts/projects";
import { db } from "@/lib/core/db";
import { longRead } from "./long-read";
import { type Condition, isEverything, projectConditions } from "./project-filter";
import { accessTo, decideOrder, isNarrow, type OrderedFilter, placedProjects } from "./project-order";
import { readProjects } from "./read-projects";

/** One page of the projects that match; `total` counts all of them. */
export async function listProjects(query: ProjectListQuery): Promise<ProjectList> {
  const ordered = decideOrder(query);
  const { limit, offset } = query;
  const { sort, seed } = ordered;
  const { total, bookmarked, ids } = await readNumbers(
    numbersOf({ ...ordered, limit, offset }),
    isQuick(ordered),
  );
  const projects = await readProjects(ids);
  const filters = Object.fromEntries(PROJECT_FILTERS.map((name) => [name, query[name] ?? null]));
  return {
    projects,
    total,
    bookmarked_count: bookmarked,
    limit,
    offset,
    filters: { ...filters, sort, seed },
  };
}

function countOf(filter: ProjectFilter): Condition {
  if (isEverything(filter)) return COUNT_ALL;
  const where = projectConditions(filter);
  const hint = accessTo(filter, "newest");
  const sql = `SELECT count(*) FROM waywo_projects AS p ${hint} WHERE ${where.sql}`;
  return { sql, values: where.values };
}

/** The bin is small: SQLite counts a whole table sooner than what has no date in an index. */
const COUNT_ALL: Condition = {
  sql: "SELECT (SELECT count(*) FROM waywo_projects) - (SELECT count(*) FROM waywo_projects WHERE binned_at > '')",
  values: [],
};

type Page = OrderedFilter & Pick<ProjectListQuery, "limit" | "offset">;

const COUNT_BOOKMARKED =
  "SELECT count(*) FROM waywo_projects INDEXED BY ix_waywo_projects_is_bookmarked WHERE is_bookmarked = 1 AND binned_at IS NULL";

/**
 * The one statement that finds a page: how many projects there are, how many of all are bookmarked, and the ids of the
 * page in JSON.
 */
export function numbersOf(page: Page): Condition {
  const [count, placed] = [countOf(page), placedProjects(page)];
  const ids = `SELECT id FROM (${placed.sql}) ORDER BY place DESC, id DESC LIMIT ? OFFSET ?`;
  return {
    sql: `SELECT (${count.sql}) AS total, (${COUNT_BOOKMARKED}) AS bookmarked, (SELECT json_group_array(id) FROM (${ids})) AS ids`,
    values: [...count.values, ...placed.values, page.limit, page.offset],
  };
}

interface Numbers {
  total: number;
  bookmarked: number;
  ids: number[];
}

/** What is not quick is read in a thread. */
async function readNumbers({ sql, values }: Condition, isQuick: boolean): Promise<Numbers> {
  const [total, bookmarked, ids] = isQuick
    ? await readHere(sql, values)
    : ((await longRead(sql, values))[0] ?? []);
  return { total: Number(total), bookmarked: Number(bookmarked), ids: JSON.parse(String(ids)) as number[] };
}

async function readHere(sql: string, values: Condition["values"]): Promise<unknown[]> {
  const [row] = await db().$queryRawUnsafe<object[]>(sql, ...values);
  return Object.values(row ?? {});
}

/** Whether neither all entries of an index are looked at, nor all that a word or a tag stands in. */
function isQuick(filter: OrderedFilter): boolean {
  if (filter.sort === "random") return false;
  if (isEverything(filter)) return true;
  return isNarrow(filter) && filter.q === undefined && filter.tags === undefined;
}
