import "server-only";
import { statSync } from "node:fs";
import { decodeVector } from "@/lib/embeddings/vector";
import type { VectorIndex } from "@/lib/embeddings/vector-index";
import { readSql } from "@/lib/store/sql";
import { type Query, readStore } from "./read-store";

/** Rows read at once: 8 MiB of vectors of 4096 numbers. */
const PAGE = 512;

/** The file that an index was read from, with the newest change in it that was read. */
export interface Source {
  file: string;
  change: number;
  /** The valid projects. Read before the vectors: one that is saved meanwhile is then one of both or of neither. */
  valid: number[];
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
  return readStore(path, async (query) => {
    const valid = (await query(readSql("read-valid-projects"))).map(([id]) => Number(id));
    const newest = Number((await query(readSql("last-vector-change")))[0]?.[0]);
    if (known?.file === file && known.change <= newest) {
      return { file, change: await readChanges(index, query, known.change), valid };
    }
    index.clear();
    // What changes while the pages are read is newer than `newest`, and read again the next time.
    await readAll(index, query);
    return { file, change: newest, valid };
  });
}

async function readAll(index: VectorIndex, query: Query): Promise<void> {
  let lastId = 0;
  for (;;) {
    const rows = (await query(readSql("read-vectors"), lastId, PAGE)) as ProjectRow[];
    for (const row of rows) put(index, row);
    if (rows.length < PAGE) return;
    lastId = rows.at(-1)?.[0] ?? 0;
  }
}

/** @returns the newest change */
async function readChanges(index: VectorIndex, query: Query, since: number): Promise<number> {
  let change = since;
  for (;;) {
    const rows = await query(readSql("read-vector-changes"), change, PAGE);
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
