import "server-only";
import type { ProjectFilter, ProjectListQuery } from "@/lib/contracts/projects";
import { db } from "@/lib/core/db";
import { listSql } from "./list-sql";
import { longRead } from "./long-read";
import type { Condition } from "./project-filter";
import { byPlace, decideOrder, type OrderedFilter, placedProjects, placeOfProject } from "./project-order";

/** The projects before and after one; null at an end. */
export interface ListNeighbours {
  previous: number | null;
  next: number | null;
}

/** Comes after every novelty. */
const LAST_PLACE = -1;

/**
 * The projects before and after one in a list, wherever the list's pages end. A project that the filter leaves out by now
 * still has its place, except by relevance, which is known of what is found alone.
 *
 * @throws DomainError store_unavailable
 */
export async function listNeighbours(
  id: number,
  query: ProjectFilter & Pick<ProjectListQuery, "sort" | "seed">,
): Promise<ListNeighbours> {
  const order = decideOrder(query);
  const { sql, values } = order.sort === "relevance" ? amongFound(id, order) : besidePlace(id, order);
  const [row] = await longRead(sql, values);
  return { previous: idOrNull(row?.[0]), next: idOrNull(row?.[1]) };
}

function besidePlace(id: number, order: OrderedFilter): Condition {
  const { rowsOf, anyId } = listSql();
  const list = placedProjects(order);
  const own = placeOfProject(id, order);
  // Only a novelty can be missing; an expression finds no index.
  const place = order.sort === "novelty" ? `coalesce(place, ${LAST_PLACE})` : "place";
  const beside = (comparison: "<" | ">", direction: "ASC" | "DESC") =>
    `SELECT id FROM ${rowsOf(list.sql)} WHERE (${place}, id) ${comparison} ((SELECT ${place} FROM ${rowsOf(own.sql)}), ${anyId}) ORDER BY ${byPlace(order, direction, place)} LIMIT 1`;
  const values = [...list.values, ...own.values, id];
  return {
    sql: `SELECT (${beside(">", "ASC")}), (${beside("<", "DESC")})`,
    values: [...values, ...values],
  };
}

/** Ranks are found together: the rank of one project alone is another in its last digits. */
function amongFound(id: number, order: OrderedFilter): Condition {
  const { sql, values } = placedProjects(order);
  const { rowsOf, anyId } = listSql();
  const beside = `SELECT id, lag(id) OVER list AS before, lead(id) OVER list AS after FROM ${rowsOf(sql)} WINDOW list AS (ORDER BY ${byPlace(order)})`;
  return {
    sql: `SELECT before, after FROM ${rowsOf(beside)} WHERE id = ${anyId}`,
    values: [...values, id],
  };
}

/** The valid projects with the ids before and after one's own. */
export async function idNeighbours(id: number): Promise<ListNeighbours> {
  const { anyId, unindexed } = listSql();
  const beside = (comparison: "<" | ">", direction: "ASC" | "DESC") =>
    db().direct.read<{ id: number }>(
      `SELECT p.id FROM waywo_projects AS p WHERE p.id ${comparison} ${anyId} AND ${unindexed("p.binned_at")} IS NULL AND ${unindexed("p.is_valid_project")} ORDER BY p.id ${direction} LIMIT 1`,
      id,
    );
  const [before, after] = await Promise.all([beside("<", "DESC"), beside(">", "ASC")]);
  return { previous: before[0]?.id ?? null, next: after[0]?.id ?? null };
}

const idOrNull = (value: unknown) => (value == null ? null : Number(value));
