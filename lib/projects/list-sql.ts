import "server-only";
import { type StoreKind, storeKind } from "@/lib/core/store-kind";

/** What the two kinds of store say differently in statements about lists of projects. */
interface ListSql {
  /** The rows of a statement, to select from. */
  rowsOf(sql: string): string;
  /** The numbers, or the texts, of a JSON list that is the value of a `?`. */
  numbersIn: string;
  textsIn: string;
  /** A `?` that is compared with an id, and may be larger than any. */
  anyId: string;
  /** The values of a column, in their order, as a JSON list. */
  listOf(column: string): string;
  /** The index that a table is read from; PostgreSQL chooses for itself. */
  indexedBy(index: string): string;
  notIndexed: string;
  /** A column that is looked at, but not looked for in an index. */
  unindexed(column: string): string;
  /** What the order of a list begins with so that it is read from an index in order, from `p` and later: see POSTGRES. */
  indexStart: { column: string; order(direction: "ASC" | "DESC"): string };
  /** Whether a project is in the bin. */
  isBinned: string;
  /** Whether a row of project_search has the words of a `?`, which `searchQuery` has written. */
  hasWords: string;
  /** The project that a row of project_search is of. */
  searchId: string;
  /** The rows of project_search with their projects `p`; to be followed by what joins them. */
  withProjects: string;
  /** How well a row of project_search has the words, the best highest, with the values of its `?`s. */
  rank(query: string): { sql: string; values: string[] };
}

const SQLITE: ListSql = {
  rowsOf: (sql) => `(${sql})`,
  numbersIn: "SELECT value FROM json_each(?)",
  textsIn: "SELECT value FROM json_each(?)",
  anyId: "?",
  listOf: (column) => `json_group_array(${column})`,
  indexedBy: (index) => `INDEXED BY ${index}`,
  notIndexed: "NOT INDEXED",
  unindexed: (column) => `+${column}`,
  indexStart: { column: "", order: () => "" },
  isBinned: "binned_at > ''",
  hasWords: "project_search MATCH ?",
  searchId: "project_search.rowid",
  withProjects: "project_search CROSS JOIN waywo_projects AS p",
  // What a word counts for in the title, the tagline, the description and the tags.
  rank: () => ({ sql: "-bm25(project_search, 8.0, 4.0, 1.0, 4.0)", values: [] }),
};

const POSTGRES: ListSql = {
  rowsOf: (sql) => `(${sql}) AS found`,
  numbersIn: "SELECT json_array_elements_text(?::json)::bigint",
  textsIn: "SELECT json_array_elements_text(?::json)",
  anyId: "?::bigint",
  listOf: (column) => `coalesce(json_agg(${column}), '[]')`,
  indexedBy: () => "",
  notIndexed: "",
  unindexed: (column) => column,
  // All that is outside of the bin is NULL there, which the planner does not take for one value.
  indexStart: { column: "p.binned_at, ", order: (direction) => `binned_at ${direction}, ` },
  isBinned: "binned_at IS NOT NULL",
  hasWords: "project_search.words @@ search_query(?)",
  searchId: "project_search.id",
  withProjects: "project_search JOIN waywo_projects AS p",
  // The same, of the highest: of the weights D (description), C (tags), B (tagline) and A (title).
  rank: (query) => ({
    sql: "ts_rank('{0.125, 0.5, 0.5, 1}', project_search.words, search_query(?))",
    values: [query],
  }),
};

/** In the language of the store. */
export const listSql = (kind: StoreKind = storeKind()): ListSql => (kind === "sqlite" ? SQLITE : POSTGRES);
