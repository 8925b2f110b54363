import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { DomainError } from "@/lib/core/errors";
import { MAX_RECORD_BYTES, TOO_LONG } from "./record";

const PAGE = 100;
/** A lock is waited for as long as SQLite's own callers usually do, but without stopping the thread. */
const LOCK_PAUSE_MS = 100;
const LOCK_TRIES = 50;

export type WaywoFile = Database.Database;

/** A row of a table, by its rowid; or why it is left out. */
export type TableRow = { id: number; row: Record<string, unknown> } | { id: number; fault: string };

/**
 * Opens an SQLite file from outside, read-only.
 *
 * @throws DomainError invalid_request
 */
export async function openSqlite(path: string): Promise<WaywoFile> {
  return orSay(() => {
    const file = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
    file.pragma("trusted_schema = OFF");
    return file;
  });
}

/**
 * The columns of a table as it is stored: no view's, whose statement is a stranger's, and none that are computed.
 *
 * @returns none where there is no such table
 * @throws DomainError invalid_request
 */
export async function columnsOf(file: WaywoFile, table: string): Promise<string[]> {
  return orSay(() => {
    const isTable = "SELECT 1 FROM pragma_table_list WHERE name = ? AND type = 'table' AND wr = 0";
    const columns = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0";
    if (!file.prepare(isTable).get(table)) return [];
    return file.prepare(columns).pluck().all(table) as string[];
  });
}

/** @throws DomainError invalid_request */
export async function countRows(file: WaywoFile, table: string): Promise<number> {
  return orSay(() => Number(file.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()));
}

/**
 * The rows of a table in the order of their rowids, with those of the columns that it has; none where there is no such
 * table. Never holds more than a record may have, nor a lock. Where the file cannot be read on, that is its last fault.
 */
export async function* readTable(
  file: WaywoFile,
  table: string,
  wanted: readonly string[],
): AsyncGenerator<TableRow> {
  let after = Number.MIN_SAFE_INTEGER;
  try {
    const present = await columnsOf(file, table);
    const columns = wanted
      .filter((name) => name !== "id" && present.includes(name))
      .map((name) => `"${name}"`);
    if (columns.length === 0) return;
    const bytes = columns.map((name) => `coalesce(octet_length(${name}), 0)`).join(" + ");
    const sizes = `SELECT rowid AS id, ${bytes} AS size FROM "${table}" WHERE rowid > ? AND rowid <= ${Number.MAX_SAFE_INTEGER} ORDER BY rowid LIMIT ${PAGE}`;
    const rows = `SELECT rowid AS id, ${columns.join(", ")} FROM "${table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid`;
    for (;;) {
      const page = (await orSay(() => file.prepare(sizes).all(after))) as { id: number; size: number }[];
      for (const { from, to, size } of inPieces(page)) {
        after = to;
        if (size > MAX_RECORD_BYTES) yield { id: to, fault: TOO_LONG };
        else {
          const found = await orSay(() => file.prepare(rows).all(from, to));
          yield* (found as { id: number }[]).map((row) => ({ id: row.id, row }));
        }
      }
      if (page.length === 0) break;
    }
    yield* await orSay(() => beyond(file, table));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    yield { id: Math.max(0, after), fault: error.message };
  }
}

/** Rows next to each other that are read at once, and by themselves those that are too long. */
function inPieces(page: readonly { id: number; size: number }[]) {
  const pieces: { from: number; to: number; size: number }[] = [];
  for (const { id, size } of page) {
    const last = pieces.at(-1);
    if (last && last.size + size <= MAX_RECORD_BYTES) Object.assign(last, { to: id, size: last.size + size });
    else pieces.push({ from: id, to: id, size });
  }
  return pieces;
}

/** Rows whose ids are no numbers of JavaScript. */
function beyond(file: WaywoFile, table: string): TableRow[] {
  const max = Number.MAX_SAFE_INTEGER;
  const sql = `SELECT count(*) FROM "${table}" WHERE rowid > ${max} OR rowid <= -${max}`;
  const count = Number(file.prepare(sql).pluck().get());
  return count === 0 ? [] : [{ id: max, fault: `Rows with ids beyond ${max} are left out: ${count}.` }];
}

/** Runs a statement on a file from outside, which another program may have locked. */
async function orSay<T>(statement: () => T): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return statement();
    } catch (cause) {
      const { code = "", message } = cause as { code?: string; message: string };
      if (!code.startsWith("SQLITE_")) throw cause;
      const isLocked = /^SQLITE_(?:BUSY|LOCKED)/.test(code);
      if (isLocked && tries < LOCK_TRIES) {
        await wait(LOCK_PAUSE_MS);
        continue;
      }
      const why = isLocked ? "another program has it locked; end that, or import a copy" : message;
      throw new DomainError("invalid_request", `The SQLite file cannot be read: ${why}.`, { cause });
    }
  }
}
