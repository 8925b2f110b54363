import "server-only";
import { randomInt } from "node:crypto";
import { MAX_SEED } from "@/lib/contracts/limits";
import type { ProjectFilter, ProjectListQuery } from "@/lib/contracts/projects";
import { listSql } from "./list-sql";
import { type Condition, isEverything, projectConditions, searchConditions } from "./project-filter";
import { searchQuery } from "./search-query";
import { SHUFFLE_SQL, shuffleOf } from "./shuffle";

/** A filter with its order decided; `seed` is null in an order that needs none. */
export interface OrderedFilter extends ProjectFilter {
  sort: NonNullable<ProjectListQuery["sort"]>;
  seed: number | null;
}

/** Words are sought by relevance unless told otherwise, and without words there is none. A shuffle without a seed gets one. */
export function decideOrder(query: ProjectFilter & Pick<ProjectListQuery, "sort" | "seed">): OrderedFilter {
  const searches = query.q !== undefined && searchQuery(query.q) !== null;
  const sort = query.sort ?? (searches ? "relevance" : "newest");
  return {
    ...query,
    sort: sort === "relevance" && !searches ? "newest" : sort,
    seed: sort === "random" ? (query.seed ?? randomInt(MAX_SEED)) : null,
  };
}

/**
 * The projects of a list, each with its `id` and its `place`: the higher place comes first, then the higher id. A place is
 * null where the project has nothing to be ordered by; it then comes last.
 */
export function placedProjects(query: OrderedFilter): Condition {
  return query.sort === "relevance" ? byRelevance(query) : byIndex(query);
}

/** The order of a list's projects, or its opposite, by their places or by what stands for them. */
export function byPlace(
  { sort }: OrderedFilter,
  direction: "ASC" | "DESC" = "DESC",
  place = "place",
): string {
  const isIndexed = sort !== "random" && sort !== "relevance" && sort !== "novelty";
  const start = isIndexed ? listSql().indexStart.order(direction) : "";
  // Only a novelty can be missing; PostgreSQL would have it first.
  const nulls = sort === "novelty" && direction === "DESC" ? " NULLS LAST" : "";
  return `${start}${place} ${direction}${nulls}, id ${direction}`;
}

/** The ids of all projects of a list, in JSON: in its order, or in none where that is random. */
export function orderedIds(query: OrderedFilter): Condition {
  const { rowsOf, listOf } = listSql();
  if (query.sort !== "random") {
    const { sql, values } = placedProjects(query);
    const ordered = `SELECT id FROM ${rowsOf(sql)} ORDER BY ${byPlace(query)}`;
    return { sql: `SELECT ${listOf("id")} FROM ${rowsOf(ordered)}`, values };
  }
  const where = projectConditions(query);
  const access = isEverything(query) ? listSql().indexedBy(SMALLEST) : accessTo(query, "newest");
  return {
    sql: `SELECT ${listOf("p.id")} FROM waywo_projects AS p ${access} WHERE ${where.sql}`,
    values: where.values,
  };
}

/** A fifth of the pages of those that hold all that is filtered by. */
const SMALLEST = "ix_waywo_projects_is_bookmarked";

/** The `place` of the project with this id in a list that is not by relevance. */
export function placeOfProject(id: number, query: OrderedFilter): Condition {
  const itself = { sql: `p.id = ${listSql().anyId}`, values: [id] };
  if (query.sort === "random") {
    const { sql, values } = shuffled("waywo_projects AS p", itself, query.seed ?? 0);
    return { sql: `SELECT place FROM ${listSql().rowsOf(sql)}`, values };
  }
  return {
    sql: `SELECT p.${COLUMNS[indexOf(query)]} AS place FROM waywo_projects AS p WHERE ${itself.sql}`,
    values: [id],
  };
}

/** Whether a filter leaves a handful of projects, which are quicker to find than to come across. */
export const isNarrow = ({ comment_id, run_id }: ProjectFilter) =>
  comment_id !== undefined || run_id !== undefined;

/** Each holds all that is filtered by: a list is read in its order, without a look at the rows that are left out. */
const INDEXES = {
  newest: "ix_waywo_projects_created_at",
  idea_score: "ix_waywo_projects_idea_score",
  complexity_score: "ix_waywo_projects_complexity_score",
  novelty: "ix_waywo_projects_novelty",
} as const;

/**
 * The index to read a filter's projects from. Left to itself SQLite may choose one by `binned_at`, as if few projects were
 * outside of the bin.
 *
 * @param order of a filter that is not narrow
 */
export function accessTo(filter: ProjectFilter, order: keyof typeof INDEXES): string {
  const { indexedBy, notIndexed } = listSql();
  if (filter.comment_id !== undefined) return indexedBy("ix_waywo_projects_source_comment_id");
  // By the ids of the run's rows.
  return filter.run_id !== undefined ? notIndexed : indexedBy(INDEXES[order]);
}

const COLUMNS = {
  newest: "created_at",
  idea_score: "idea_score",
  complexity_score: "complexity_score",
  novelty: "novelty",
} as const;

const indexOf = ({ sort }: OrderedFilter) => (sort === "random" || sort === "relevance" ? "newest" : sort);

function byIndex(query: OrderedFilter): Condition {
  const where = projectConditions(query);
  const order = indexOf(query);
  const from = `waywo_projects AS p ${accessTo(query, order)}`;
  if (query.sort === "random") return shuffled(from, where, query.seed ?? 0);
  const sql = `SELECT ${listSql().indexStart.column}p.id AS id, p.${COLUMNS[order]} AS place FROM ${from} WHERE ${where.sql}`;
  return { sql, values: where.values };
}

/** In the order of a seed; see `shuffledPart`. */
function shuffled(from: string, where: Condition, seed: number): Condition {
  const { a, b } = shuffleOf(seed);
  const numbered = `SELECT p.id, ${SHUFFLE_SQL.x("p.id")} AS x FROM ${from} WHERE ${where.sql}`;
  return {
    sql: `SELECT id, -(${SHUFFLE_SQL.fifth}) AS place FROM ${listSql().rowsOf(numbered)}`,
    values: [a, b, ...where.values],
  };
}

function byRelevance(filter: OrderedFilter): Condition {
  const { search, rest } = searchConditions(filter);
  const { searchId, withProjects, rank } = listSql();
  const { sql, values } = rank(searchQuery(filter.q ?? "") ?? "");
  const from = rest ? `${withProjects} ON p.id = ${searchId}` : "project_search";
  return {
    sql: `SELECT ${searchId} AS id, ${sql} AS place FROM ${from} WHERE ${search.sql}${rest ? ` AND ${rest.sql}` : ""}`,
    values: [...values, ...search.values, ...(rest?.values ?? [])],
  };
}
