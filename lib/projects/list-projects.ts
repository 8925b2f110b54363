import "server-only";
import { PROJECT_FILTERS } from "@/lib/contracts/project-filter";
import type { Project, ProjectFilter, ProjectList, ProjectListQuery } from "@/lib/contracts/projects";
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
  const [total, bookmarked, projects] = await Promise.all([
    countProjects(query),
    db().project.count({ where: { isBookmarked: true, binnedAt: null } }),
    readPage({ ...ordered, limit, offset }),
  ]);
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

async function countProjects(query: ProjectListQuery): Promise<number> {
  if (isEverything(query)) return (await readNumbers(COUNT_ALL, true))[0] ?? 0;
  const where = projectConditions(query);
  const hint = accessTo(query, "newest");
  const sql = `SELECT count(*) FROM waywo_projects AS p ${hint} WHERE ${where.sql}`;
  const [total] = await readNumbers({ sql, values: where.values }, isQuick(query));
  return total ?? 0;
}

/** The bin is small: SQLite counts a whole table sooner than what has no date in an index. */
const COUNT_ALL: Condition = {
  sql: "SELECT (SELECT count(*) FROM waywo_projects) - (SELECT count(*) FROM waywo_projects WHERE binned_at > '')",
  values: [],
};

async function readPage(
  query: OrderedFilter & Pick<ProjectListQuery, "limit" | "offset">,
): Promise<Project[]> {
  const { sql, values } = placedProjects(query);
  const page = {
    sql: `SELECT id FROM (${sql}) ORDER BY place DESC, id DESC LIMIT ? OFFSET ?`,
    values: [...values, query.limit, query.offset],
  };
  const ids = await readNumbers(page, isQuick(query) && query.sort !== "random");
  return readProjects(ids);
}

/** The only column of a statement; what is not quick is read in a thread. */
async function readNumbers({ sql, values }: Condition, isQuick: boolean): Promise<number[]> {
  if (!isQuick) return (await longRead(sql, values)).map(([number]) => Number(number));
  const rows = await db().$queryRawUnsafe<Record<string, number | bigint>[]>(sql, ...values);
  return rows.flatMap((row) => Object.values(row).map(Number));
}

/** Whether neither all entries of an index are looked at, nor all that a word or a tag stands in. */
function isQuick(filter: ProjectFilter): boolean {
  if (isEverything(filter)) return true;
  return isNarrow(filter) && filter.q === undefined && filter.tags === undefined;
}
