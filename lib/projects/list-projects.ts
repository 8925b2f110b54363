import "server-only";
import { PROJECT_FILTERS } from "@/lib/contracts/project-filter";
import type { ProjectList, ProjectListQuery } from "@/lib/contracts/projects";
import { db } from "@/lib/core/db";
import { countOf } from "./count-projects";
import { keptBy } from "./kept-lists";
import { listSql } from "./list-sql";
import { longIds, longRead } from "./long-read";
import { type Condition, isEverything } from "./project-filter";
import {
  byPlace,
  decideOrder,
  isNarrow,
  type OrderedFilter,
  orderedIds,
  placedProjects,
} from "./project-order";
import { readProjects } from "./read-projects";
import { shuffleOf } from "./shuffle";

/** One page of the projects that match; `total` counts all of them. */
export async function listProjects(query: ProjectListQuery): Promise<ProjectList> {
  const ordered = decideOrder(query);
  const { limit, offset } = query;
  const { sort, seed } = ordered;
  const { total, bookmarked, ids } = await readNumbers({ ...ordered, limit, offset });
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

type Page = OrderedFilter & Pick<ProjectListQuery, "limit" | "offset">;

interface Numbers {
  total: number;
  bookmarked: number;
  ids: number[];
}

/** A page that is quick to find is read here; of others a window is, in a thread, and kept while no project changes. */
async function readNumbers(page: Page): Promise<Numbers> {
  if (isQuick(page)) return readHere(numbersOf(page));
  const window = windowOf(page);
  const start = page.offset - window.offset;
  const { ids, ...numbers } = await readWindow(window);
  return { ...numbers, ids: ids.slice(start, start + page.limit) };
}

/** As many entries of an index as may be passed over here: a millisecond's, where they have to be read from the file. */
const MAX_OFFSET = 10_000;

/** Whether neither many entries of an index are looked at, nor all that a word or a tag stands in. */
function isQuick(page: Page): boolean {
  if (page.sort === "random" || page.offset > MAX_OFFSET) return false;
  if (isEverything(page)) return true;
  return isNarrow(page) && page.q === undefined && page.tags === undefined;
}

async function readHere({ sql, values }: Condition): Promise<Numbers> {
  const [row] = await db().direct.read<{ total: number; bookmarked: number; ids: string }>(sql, ...values);
  return row ? { ...row, ids: JSON.parse(row.ids) } : NONE;
}

const NONE: Numbers = { total: 0, bookmarked: 0, ids: [] };

/** Projects of a window, for the pages after the first. */
const WINDOW = 1000;

/** What a page is read with: where all that match are looked at to find any of them, the pages around it, too. */
function windowOf(page: Page): Page {
  if (page.sort !== "random" && page.sort !== "relevance" && !page.q) return page;
  const before = page.offset % WINDOW;
  return { ...page, offset: page.offset - before, limit: Math.max(WINDOW, before + page.limit) };
}

async function readWindow(window: Page): Promise<Numbers> {
  // Who joins or leaves a run is not heard of.
  if (window.run_id !== undefined) return findWindow(window);
  const found = keptBy(numbersOf(window));
  const kept = found.recall<Numbers>() ?? (await findWindow(window));
  found.keep(kept);
  return kept;
}

function findWindow(window: Page): Promise<Numbers> {
  const isWhole = window.sort === "random" || (window.q !== undefined && window.sort !== "relevance");
  return isWhole ? findAll(window) : findCounted(window);
}

/** Finds all that match, and takes a part of them. */
async function findAll({ limit, offset, ...ordered }: Page): Promise<Numbers> {
  const { sql, values } = orderedIds(ordered);
  const shuffle = ordered.seed === null ? null : shuffleOf(ordered.seed);
  const input = { sql: `SELECT (${sql}), (${countBookmarked()})`, args: values, shuffle };
  const { total, ids, more } = await longIds({ ...input, start: offset, length: limit });
  return { total, ids, bookmarked: Number(more[0]) };
}

/** Counts all that match, unless that is known, and finds the part alone. */
async function findCounted(window: Page): Promise<Numbers> {
  const counted = keptBy(countOf(window));
  const known = counted.recall<number>();
  const { sql, values } = numbersOf(window, known);
  const [[total, bookmarked, ids] = []] = await longRead(sql, values);
  counted.keep(Number(total));
  return { total: Number(total), bookmarked: Number(bookmarked), ids: JSON.parse(String(ids)) };
}

/**
 * The one statement that finds a page: how many projects there are, how many of all are bookmarked, and the ids of the
 * page in JSON.
 *
 * @param total where it is known
 */
export function numbersOf(page: Page, total?: number): Condition {
  const { listOf, rowsOf } = listSql();
  const count = total === undefined ? countOf(page) : { sql: "CAST(? AS INTEGER)", values: [total] };
  const placed = placedProjects(page);
  const ids = `SELECT id FROM ${rowsOf(placed.sql)} ORDER BY ${byPlace(page)} LIMIT ? OFFSET ?`;
  return {
    sql: `SELECT (${count.sql}) AS total, (${countBookmarked()}) AS bookmarked, (SELECT ${listOf("id")} FROM ${rowsOf(ids)}) AS ids`,
    values: [...count.values, ...placed.values, page.limit, page.offset],
  };
}

const countBookmarked = () =>
  `SELECT count(*) FROM waywo_projects ${listSql().indexedBy("ix_waywo_projects_is_bookmarked")} WHERE is_bookmarked = true AND binned_at IS NULL`;
