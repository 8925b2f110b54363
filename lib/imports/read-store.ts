import "server-only";
import Database from "better-sqlite3";
import type { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import type { ImportRecord } from "./record";
import { faultOf } from "./record-fields";

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
  "novelty",
  "screenshot_path",
  "created_at",
  "processed_at",
];

export type WaywoFile = Database.Database;

/**
 * Opens a waywo SQLite file read-only.
 *
 * @throws DomainError invalid_request when it is none
 */
export function openWaywoFile(path: string): WaywoFile {
  const file = orSay(() => new Database(path, { readonly: true, fileMustExist: true }));
  try {
    if (orSay(() => columnsOf(file, TABLE)).includes("title")) return file;
    throw new DomainError("invalid_request", `The SQLite file has no table ${TABLE}; it is not waywo's.`);
  } catch (error) {
    file.close();
    throw error;
  }
}

export function countProjects(file: WaywoFile): number {
  return orSay(() => Number(file.prepare(`SELECT count(*) FROM ${TABLE}`).pluck().get()));
}

/** The projects of a file; `line` is a project's id there. */
export async function* readProjects(file: WaywoFile): AsyncGenerator<ImportRecord> {
  for (const rows of readTable(file, TABLE, COLUMNS)) {
    for (const row of rows) {
      const { source, source_comment_id: comment } = row;
      // Before it generated projects, waywo wrote no source.
      yield {
        line: Number(row.id),
        value: { ...row, source: source ?? (comment === null ? null : "hn") },
      };
    }
  }
}

/** Names what is wrong with a record. */
export type Fail = (error: { line: number; reason: string }) => void;

/** The rows of a table in pages, by id, as a schema of its columns reads them; those that it refuses are named. */
export function* goodRows<Schema extends z.ZodObject>(
  file: WaywoFile,
  table: string,
  schema: Schema,
  fail: Fail,
): Generator<z.infer<Schema>[]> {
  for (const rows of readTable(file, table, Object.keys(schema.shape))) {
    yield rows.flatMap((row) => {
      const parsed = schema.safeParse(row);
      if (parsed.success) return [parsed.data];
      fail({ line: Number(row.id), reason: `${table}: ${faultOf(parsed.error, row)}` });
      return [];
    });
  }
}

/** The rows of a table in pages, by id, with those of the columns that the file has; none where it has no such table. */
function* readTable(
  file: WaywoFile,
  table: string,
  wanted: readonly string[],
): Generator<Record<string, unknown>[]> {
  const present = orSay(() => columnsOf(file, table));
  if (!present.includes("id")) return;
  const columns = ["id", ...wanted.filter((name) => name !== "id" && present.includes(name))];
  const names = columns.map((name) => `"${name}"`).join(", ");
  const page = orSay(() =>
    file.prepare(`SELECT ${names} FROM "${table}" WHERE id > ? ORDER BY id LIMIT ${PAGE}`),
  );
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = orSay(() => page.all(after)) as Record<string, unknown>[];
    const last = rows.at(-1);
    if (!last) return;
    after = Number(last.id);
    yield rows;
  }
}

const columnsOf = (file: WaywoFile, table: string) =>
  file.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table) as string[];

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
