import "server-only";
import { statSync } from "node:fs";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { decodeVector } from "@/lib/embeddings/vector";
import type { VectorIndex } from "@/lib/embeddings/vector-index";
import { readSql } from "@/lib/store/sql";

/** Rows read at once: 8 MiB of vectors of 4096 numbers. */
const PAGE = 512;

/** How long a read waits for another process's lock, in milliseconds. It stops nothing but this thread. */
const BUSY_TIMEOUT_MS = 10_000;

/** The file that an index was read from, and the newest change in it that was read. */
export interface Source {
  file: string;
  change: number;
}

type ProjectRow = [id: number, title: string | null, model: string | null, vector: Uint8Array | null];

/**
 * Brings the index up to date with the projects in a store: reads what has changed since, or all of it where the file
 * is another one. The file is open only meanwhile, so that it can be closed and replaced.
 *
 * @returns what to call it with the next time
 * @throws what SQLite says when the file cannot be read
 */
export async function syncVectors(index: VectorIndex, path: string, known: Source | null): Promise<Source> {
  // Also keeps SQLite from making the file.
  const { dev, ino } = statSync(path, { bigint: true });
  const file = `${path} ${dev} ${ino}`;
  const factory = new PrismaBetterSqlite3({
    url: `file:${path}`,
    readonly: true,
    timeout: BUSY_TIMEOUT_MS,
  });
  const store = await factory.connect();
  try {
    const newest = Number((await query(store, readSql("last-vector-change")))[0]?.[0]);
    if (known?.file === file && known.change <= newest) {
      return { file, change: await readChanges(index, store, known.change) };
    }
    index.clear();
    // What changes while the pages are read is newer than `newest`, and read again the next time.
    await readAll(index, store);
    return { file, change: newest };
  } finally {
    await store.dispose();
  }
}

async function readAll(index: VectorIndex, store: SqlDriverAdapter): Promise<void> {
  let lastId = 0;
  for (;;) {
    const rows = (await query(store, readSql("read-vectors"), lastId, PAGE)) as ProjectRow[];
    for (const row of rows) put(index, row);
    if (rows.length < PAGE) return;
    lastId = rows.at(-1)?.[0] ?? 0;
  }
}

/** @returns the newest change */
async function readChanges(index: VectorIndex, store: SqlDriverAdapter, since: number): Promise<number> {
  let change = since;
  for (;;) {
    const rows = await query(store, readSql("read-vector-changes"), change, PAGE);
    for (const [seq, ...project] of rows) {
      put(index, project as ProjectRow);
      change = seq as number;
    }
    if (rows.length < PAGE) return change;
  }
}

function put(index: VectorIndex, [id, title, model, vector]: ProjectRow): void {
  if (vector) index.set({ id, title: title ?? "", model, vector: decodeVector(vector) });
  else index.delete(id);
}

async function query(store: SqlDriverAdapter, sql: string, ...args: number[]): Promise<unknown[][]> {
  const argTypes = args.map(() => ({ scalarType: "int", arity: "scalar" }) as const);
  const { rows } = await store.queryRaw({ sql, args, argTypes });
  return rows;
}
