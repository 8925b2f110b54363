import "server-only";
import Database from "better-sqlite3";
import { DomainError } from "@/lib/core/errors";
import type { ImportRecord } from "./record";

const PAGE = 100;
const TABLE = "waywo_projects";
/** Read by name: files of older versions lack some. */
const COLUMNS = [
  "source_comment_id",
  "source",
  "is_valid_project",
  "invalid_reason",
  "title",
  "short_description",
  "description",
  "hashtags",
  "project_urls",
  "url_summaries",
  "primary_url",
  "url_contents",
  "idea_score",
  "complexity_score",
  "workflow_logs",
  "description_embedding",
  "embedding_model",
  "is_bookmarked",
  "relaxed",
  "screenshot_path",
  "created_at",
  "processed_at",
];

/** The projects of a waywo SQLite file, which is opened read-only; `line` is a project's id there. */
export function openWaywoStore(path: string) {
  const database = orSay(() => new Database(path, { readonly: true, fileMustExist: true }));
  try {
    const present = orSay(() => columnsOf(database));
    const total = orSay(() => Number(database.prepare(`SELECT count(*) FROM ${TABLE}`).pluck().get()));
    return { total, records: readProjects(database, present), close: () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}

function columnsOf(database: Database.Database): string[] {
  const names = database.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(TABLE);
  if (!names.includes("title")) {
    throw new DomainError("invalid_request", `The SQLite file has no table ${TABLE}; it is not waywo's.`);
  }
  return ["id", ...COLUMNS.filter((name) => names.includes(name))];
}

async function* readProjects(database: Database.Database, columns: string[]): AsyncGenerator<ImportRecord> {
  const sql = `SELECT ${columns.join(", ")} FROM ${TABLE} WHERE id > ? ORDER BY id LIMIT ${PAGE}`;
  const page = database.prepare(sql);
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = orSay(() => page.all(after)) as Record<string, unknown>[];
    for (const row of rows) {
      after = Number(row.id);
      const { source, source_comment_id: comment } = row;
      // Before it generated projects, waywo wrote no source.
      yield { line: after, value: { ...row, source: source ?? (comment === null ? null : "hn") } };
    }
    if (rows.length < PAGE) return;
  }
}

/** Runs a statement on a file from outside. */
function orSay<T>(statement: () => T): T {
  try {
    return statement();
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DomainError("invalid_request", `The SQLite file cannot be read: ${why}.`, { cause });
  }
}
