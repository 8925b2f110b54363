import "server-only";
import type { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import { columnsOf, countRows, openSqlite, readTable, type WaywoFile } from "./read-table";
import type { ImportRecord } from "./record";
import { faultOf } from "./record-fields";

/** Rows that are stored at once, and about how many characters of them. */
const MAX_ROWS = 100;
const MAX_CHARS = 2 * 1024 * 1024;
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
  "review_status",
  "review_reason",
  "duplicate_of",
  "version",
  "binned_at",
  "created_at",
  "processed_at",
];

/**
 * Opens a waywo SQLite file read-only.
 *
 * @throws DomainError invalid_request when it is none
 */
export async function openWaywoFile(path: string): Promise<WaywoFile> {
  const file = await openSqlite(path);
  try {
    if ((await columnsOf(file, TABLE)).includes("title")) return file;
    throw new DomainError("invalid_request", `The SQLite file has no table ${TABLE}; it is not waywo's.`);
  } catch (error) {
    file.close();
    throw error;
  }
}

/** @throws DomainError invalid_request */
export const countProjects = (file: WaywoFile): Promise<number> => countRows(file, TABLE);

/** The projects of a file; `line` is a project's id there. */
export async function* readProjects(file: WaywoFile): AsyncGenerator<ImportRecord> {
  for await (const { id: line, ...read } of readTable(file, TABLE, COLUMNS)) {
    if ("fault" in read) yield { line, ...read };
    else {
      const { source, source_comment_id: comment } = read.row;
      // Before it generated projects, waywo wrote no source.
      yield { line, value: { ...read.row, source: source ?? (comment === null ? null : "hn") } };
    }
  }
}

/** Names what is wrong with a record. */
export type Fail = (error: { line: number; reason: string }) => void;

/** The rows of a table, some at a time, as a schema of its columns reads them; those that it refuses are named. */
export async function* goodRows<Schema extends z.ZodObject>(
  file: WaywoFile,
  table: string,
  schema: Schema,
  fail: Fail,
): AsyncGenerator<z.infer<Schema>[]> {
  let good: z.infer<Schema>[] = [];
  let chars = 0;
  for await (const { id: line, ...read } of readTable(file, table, Object.keys(schema.shape))) {
    if ("fault" in read) {
      fail({ line, reason: `${table}: ${read.fault}` });
      continue;
    }
    const parsed = schema.safeParse(read.row);
    if (parsed.success) good.push(parsed.data);
    else fail({ line, reason: `${table}: ${faultOf(parsed.error, read.row)}` });
    for (const value of Object.values(read.row)) chars += typeof value === "string" ? value.length : 0;
    if (good.length < MAX_ROWS && chars < MAX_CHARS) continue;
    yield good;
    good = [];
    chars = 0;
  }
  if (good.length > 0) yield good;
}
