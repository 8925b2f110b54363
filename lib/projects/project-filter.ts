import "server-only";
import type { ProjectFilter } from "@/lib/contracts/projects";
import { normaliseTag } from "@/lib/contracts/tag";
import { storedDate } from "@/lib/store/stored-date";
import { listSql } from "./list-sql";
import { searchQuery } from "./search-query";

/** A part of an SQL statement, with the values of its `?`s. */
export interface Condition {
  sql: string;
  values: (number | string)[];
}

const ALWAYS: Condition = { sql: "true", values: [] };
/** What is in the bin is in no list. */
const NOT_BINNED: Condition = { sql: "p.binned_at IS NULL", values: [] };
/** A deleted run names no projects. */
const OF_RUN =
  "p.id IN (SELECT project_id FROM generation_rows WHERE run_id = (SELECT id FROM generation_runs WHERE id = ? AND deleted_at IS NULL))";
const NEVER: Condition = { sql: "false", values: [] };

/**
 * What a filter says of a project `p`, a row of waywo_projects. The values of one kind of filter are one value of the
 * statement, so that there are few statements to prepare.
 */
export function projectConditions(filter: ProjectFilter): Condition {
  const parts = [NOT_BINNED, ...partsOf(filter)];
  return {
    sql: parts.map(({ sql }) => sql).join(" AND "),
    values: parts.flatMap(({ values }) => values),
  };
}

/** Whether a filter leaves nothing out. */
export const isEverything = (filter: ProjectFilter): boolean => partsOf(filter).length === 0;

/**
 * What a filter with words to look for says of a row of project_search, and what more of the project `p` that the row is
 * of: null where that is nothing. What is in the bin is not in the index of texts.
 */
export function searchConditions(filter: ProjectFilter): { search: Condition; rest: Condition | null } {
  const { q = "", tags: _, ...rest } = filter;
  return {
    search: found(searchQuery(q) ?? "", filter),
    rest: isEverything(rest) ? null : projectConditions(rest),
  };
}

/** The ids of the projects with the tags that a filter asks for; null where it asks for none. */
export function taggedIds({ tags, tags_match }: ProjectFilter): Condition | null {
  const distinct = [...new Set(tags?.map(normaliseTag))];
  if (distinct.length === 0) return null;
  const having = `SELECT project_id FROM project_tags WHERE tag IN (${listSql().textsIn})`;
  const list = JSON.stringify(distinct);
  if (tags_match !== "all") return { sql: having, values: [list] };
  return { sql: `${having} GROUP BY project_id HAVING count(*) = ?`, values: [list, distinct.length] };
}

function partsOf(filter: ProjectFilter): Condition[] {
  const { anyId, textsIn } = listSql();
  return [
    ...matching(filter),
    compared("p.idea_score >= ?", filter.min_idea_score),
    compared("p.idea_score <= ?", filter.max_idea_score),
    compared("p.complexity_score >= ?", filter.min_complexity_score),
    compared("p.complexity_score <= ?", filter.max_complexity_score),
    compared("p.is_valid_project = ?", filter.is_valid),
    compared("p.is_bookmarked = ?", filter.bookmarked),
    compared("p.created_at >= ?", filter.date_from),
    compared("p.created_at <= ?", filter.date_to),
    compared("p.source = ?", filter.source),
    compared(`p.source_comment_id = ${anyId}`, filter.comment_id),
    compared(`p.review_status IN (${textsIn})`, filter.review_status && JSON.stringify(filter.review_status)),
    compared(OF_RUN, filter.run_id),
  ].filter((part) => part !== ALWAYS);
}

function compared(sql: string, value: number | string | boolean | Date | undefined): Condition {
  if (value === undefined) return ALWAYS;
  if (value instanceof Date) return { sql, values: [storedDate(value)] };
  return { sql, values: [typeof value === "boolean" ? Number(value) : value] };
}

/** By words, by tags, or by both: then the words are looked for in texts of projects with the tags. */
function matching(filter: ProjectFilter): Condition[] {
  const tagged = taggedIds(filter);
  if (filter.q === undefined || filter.q.trim() === "") return tagged ? [among(tagged)] : [];
  const query = searchQuery(filter.q);
  if (query === null) return [NEVER];
  const { sql, values } = found(query, filter);
  return [among({ sql: `SELECT ${listSql().searchId} FROM project_search WHERE ${sql}`, values })];
}

const among = ({ sql, values }: Condition): Condition => ({ sql: `p.id IN (${sql})`, values });

/** Left to itself FTS5 would look its words up again for each id. */
function found(query: string, filter: ProjectFilter): Condition {
  const tagged = taggedIds(filter);
  const { hasWords, searchId, unindexed } = listSql();
  return {
    sql: `${hasWords}${tagged ? ` AND ${unindexed(searchId)} IN (${tagged.sql})` : ""}`,
    values: [query, ...(tagged?.values ?? [])],
  };
}
