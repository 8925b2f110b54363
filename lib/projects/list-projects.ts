import "server-only";
import { randomInt } from "node:crypto";
import { MAX_SEED } from "@/lib/contracts/limits";
import { PROJECT_FILTERS } from "@/lib/contracts/project-filter";
import type { Project, ProjectFilter, ProjectList, ProjectListQuery } from "@/lib/contracts/projects";
import { db } from "@/lib/core/db";
import { stream } from "@/lib/pipeline/random";
import { longRead } from "./long-read";
import { type Condition, isEverything, projectConditions } from "./project-filter";
import { readProjects } from "./read-projects";
import { searchQuery } from "./search-query";

type Sort = NonNullable<ProjectListQuery["sort"]>;

/** A query with its order decided; `seed` is null in an order that needs none. */
type Ordered = Omit<ProjectListQuery, "seed"> & { sort: Sort; seed: number | null };

/** One page of the projects that match; `total` counts all of them. */
export async function listProjects(query: ProjectListQuery): Promise<ProjectList> {
  const ordered = decideOrder(query);
  const { limit, offset, sort, seed } = ordered;
  const [total, bookmarked, projects] = await Promise.all([
    countProjects(query),
    db().project.count({ where: { isBookmarked: true, binnedAt: null } }),
    readPage(ordered),
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

function decideOrder(query: ProjectListQuery): Ordered {
  const searches = query.q !== undefined && searchQuery(query.q) !== null;
  const sort = query.sort ?? (searches ? "relevance" : "newest");
  return {
    ...query,
    sort: sort === "relevance" && !searches ? "newest" : sort,
    seed: sort === "random" ? (query.seed ?? randomInt(MAX_SEED)) : null,
  };
}

async function countProjects(query: ProjectListQuery): Promise<number> {
  if (isEverything(query)) return (await readNumbers(COUNT_ALL, true))[0] ?? 0;
  const where = projectConditions(query);
  const hint = accessTo(query, INDEXES.newest);
  const sql = `SELECT count(*) FROM waywo_projects AS p ${hint} WHERE ${where.sql}`;
  const [total] = await readNumbers({ sql, values: where.values }, isQuick(query));
  return total ?? 0;
}

/** The bin is small: SQLite counts a whole table sooner than what has no date in an index. */
const COUNT_ALL: Condition = {
  sql: "SELECT (SELECT count(*) FROM waywo_projects) - (SELECT count(*) FROM waywo_projects WHERE binned_at > '')",
  values: [],
};

async function readPage(query: Ordered): Promise<Project[]> {
  const { sql, values } = query.sort === "relevance" ? byRelevance(query) : byIndex(query);
  const page = { sql, values: [...values, query.limit, query.offset] };
  const ids = await readNumbers(page, isQuick(query) && query.sort !== "random");
  return readProjects(ids);
}

/** The only column of a statement; what is not quick is read in a thread. */
async function readNumbers({ sql, values }: Condition, isQuick: boolean): Promise<number[]> {
  if (!isQuick) return (await longRead(sql, values)).map(([number]) => Number(number));
  const rows = await db().$queryRawUnsafe<Record<string, number | bigint>[]>(sql, ...values);
  return rows.flatMap((row) => Object.values(row).map(Number));
}

/** Whether a filter leaves a handful of projects, which are quicker to find than to come across. */
const isNarrow = ({ comment_id, run_id }: ProjectFilter) => comment_id !== undefined || run_id !== undefined;

/**
 * The index to read a filter's projects from. Left to itself SQLite may choose one by `binned_at`, as if few projects were
 * outside of the bin.
 *
 * @param wide the index for a filter that is not narrow
 */
function accessTo(filter: ProjectFilter, wide: string): string {
  if (filter.comment_id !== undefined) return "INDEXED BY ix_waywo_projects_source_comment_id";
  // By the ids of the run's rows.
  return filter.run_id !== undefined ? "NOT INDEXED" : `INDEXED BY ${wide}`;
}

/** Whether neither all entries of an index are looked at, nor all that a word or a tag stands in. */
function isQuick(filter: ProjectFilter): boolean {
  if (isEverything(filter)) return true;
  return isNarrow(filter) && filter.q === undefined && filter.tags === undefined;
}

/** Each holds all that is filtered by: a list is read in its order, without a look at the rows that are left out. */
const INDEXES = {
  newest: "ix_waywo_projects_created_at",
  idea_score: "ix_waywo_projects_idea_score",
  complexity_score: "ix_waywo_projects_complexity_score",
  novelty: "ix_waywo_projects_novelty",
} as const;

const COLUMNS = {
  newest: "created_at",
  idea_score: "idea_score",
  complexity_score: "complexity_score",
  novelty: "novelty",
} as const;

function byIndex(query: Ordered): Condition {
  const where = projectConditions(query);
  const order = query.sort === "random" || query.sort === "relevance" ? "newest" : query.sort;
  const from = `waywo_projects AS p ${accessTo(query, INDEXES[order])}`;
  if (query.sort === "random") return shuffled(from, where, query.seed ?? 0);
  return {
    sql: `SELECT p.id FROM ${from} WHERE ${where.sql} ORDER BY p.${COLUMNS[order]} DESC, p.id DESC LIMIT ? OFFSET ?`,
    values: where.values,
  };
}

/** 2³¹ − 1, a prime, past every id. A product of two smaller numbers fits SQLite's integers. */
const PRIME = 2_147_483_647;

/**
 * By (a·id + b)⁵ modulo a prime, with a and b from the seed: 5 shares no factor with PRIME − 1, so that each id has a
 * place of its own, which other projects do not change.
 */
function shuffled(from: string, where: Condition, seed: number): Condition {
  const random = stream(seed, "project-list");
  const [a, b] = [1 + random.int(PRIME - 1), random.int(PRIME)];
  const fifth = `x * x % ${PRIME} * (x * x % ${PRIME}) % ${PRIME} * x % ${PRIME}`;
  return {
    sql: `SELECT id FROM (SELECT p.id, (p.id * ? + ?) % ${PRIME} AS x FROM ${from} WHERE ${where.sql}) ORDER BY ${fifth}, id LIMIT ? OFFSET ?`,
    values: [a, b, ...where.values],
  };
}

/** What a word counts for by where it stands: in the title, the tagline, the description or the tags. */
const WEIGHTS = "8.0, 4.0, 1.0, 4.0";

function byRelevance({ q = "", ...rest }: Ordered): Condition {
  // What is in the bin is not in the index of texts.
  const where = isEverything(rest) ? { sql: "1", values: [] } : projectConditions(rest);
  const join = isEverything(rest) ? "" : "CROSS JOIN waywo_projects AS p ON p.id = project_search.rowid";
  return {
    sql: `SELECT project_search.rowid AS id FROM project_search ${join} WHERE project_search MATCH ? AND ${where.sql} ORDER BY bm25(project_search, ${WEIGHTS}), project_search.rowid DESC LIMIT ? OFFSET ?`,
    values: [searchQuery(q) ?? "", ...where.values],
  };
}
