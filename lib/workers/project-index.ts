import "server-only";
import { statSync } from "node:fs";
import { setImmediate as giveWay, setTimeout as wait } from "node:timers/promises";
import { storeKind } from "@/lib/core/store-kind";
import { decodeVector } from "@/lib/embeddings/vector";
import { VectorIndex } from "@/lib/embeddings/vector-index";
import { readSql } from "@/lib/store/sql";
import type { NearestInput, NearestOutput, SimilarInput } from "./messages";
import { type Reader, readStore } from "./read-store";

/** Rows read at once: 4 MiB of vectors of 4096 numbers. Other calls are served in between. */
const PAGE = 256;
/** Milliseconds that a search which takes part of the index waits for the whole of it. */
const PATIENCE_MS = 1000;

type ProjectRow = [
  id: number,
  title: string | null,
  isValid: number | bigint | boolean | null,
  model: string | null,
  vector: Uint8Array | null,
];

/**
 * The index of the projects in a store. Before a search it reads what `project_vector_changes` names since the last
 * one, or all of the store where it is another one.
 */
export class ProjectIndex {
  #path = "";
  readonly #read: typeof readStore;
  readonly #index: VectorIndex;
  /** The store that it was read from, with the newest change in it that was read. */
  #source: { store: string; change: number } | null = null;
  /** The valid projects, those without a vector too. */
  readonly #valid = new Set<number>();
  /** The reading under way, after which the next one begins. */
  #reading: Promise<void> = Promise.resolve();

  /** @param options `read` is what reads the little that a search needs; all vectors are read apart from it */
  constructor({ read = readStore, ...options }: { read?: typeof readStore; keptBytes?: number } = {}) {
    this.#read = read;
    this.#index = new VectorIndex((ids) => this.#readVectors(ids), options);
  }

  /**
   * Reads what is in the store when this is called.
   *
   * @throws what the driver says when the store cannot be read
   */
  catchUp(path: string): Promise<void> {
    const next = this.#reading.then(() => this.#sync(path));
    this.#reading = next.catch(() => {});
    return next;
  }

  async nearest({ path, whole, ...query }: NearestInput): Promise<NearestOutput> {
    await (whole ? this.catchUp(path) : this.#tryToCatchUp(path));
    // Counted before the search, which may read from the store.
    const comparedOf = this.#valid.size;
    const comparedWith = Math.min(comparedOf, this.#index.countComparable(query));
    return { neighbours: await this.#index.nearest(query), comparedWith, comparedOf };
  }

  /** The valid projects nearest to another; none where it has no vector. */
  async similar({ path, id, model, limit }: SimilarInput): Promise<NearestOutput> {
    const [row] = await this.#read(path, ({ query }) => query(readSql("read-vector"), id));
    if (!row) {
      await this.#tryToCatchUp(path);
      return { neighbours: [], comparedWith: 0, comparedOf: this.#valid.size };
    }
    const [own, blob] = row as [string | null, Uint8Array];
    const query = { model: own ?? model, vector: decodeVector(blob), limit, except: id, validOnly: true };
    return this.nearest({ path, whole: false, ...query });
  }

  /** Waits a moment for it. What is not read by then is read meanwhile. */
  async #tryToCatchUp(path: string): Promise<void> {
    const enough = new AbortController();
    const patience = wait(PATIENCE_MS, undefined, { signal: enough.signal }).catch(() => {});
    try {
      await Promise.race([this.catchUp(path), patience]);
    } finally {
      enough.abort();
    }
  }

  async #sync(path: string): Promise<void> {
    const store = identityOf(path);
    const known = this.#source;
    // A read that fails half-way is made again from the start.
    this.#source = null;
    this.#path = path;
    const [[last] = []] = await this.#read(path, ({ query }) => query(readSql("last-vector-change")));
    const newest = Number(last);
    let change = known?.change ?? 0;
    if (known?.store !== store || change > newest) {
      change = newest;
      // What changes while the pages are read is newer, and read after them.
      await readStore(path, (reader) => this.#readAll(reader));
    }
    this.#source = { store, change: await this.#read(path, (reader) => this.#readChanges(reader, change)) };
  }

  async #readAll(reader: Reader): Promise<void> {
    this.#index.clear();
    this.#valid.clear();
    for (const [id] of await reader.query(readSql("read-valid-projects"))) this.#valid.add(id as number);
    for (let lastId = 0; ; ) {
      const rows = (await reader.query(readSql("read-vectors"), lastId, PAGE)) as ProjectRow[];
      for (const row of rows) this.#put(row);
      if (rows.length < PAGE) return;
      lastId = rows.at(-1)?.[0] ?? 0;
      await giveWay();
    }
  }

  /** @returns the newest change */
  async #readChanges({ query }: Reader, since: number): Promise<number> {
    for (let change = since; ; ) {
      const rows = await query(readSql("read-vector-changes"), change, PAGE);
      for (const [seq, ...project] of rows) {
        this.#put(project as ProjectRow);
        change = seq as number;
      }
      if (rows.length < PAGE) return change;
      await giveWay();
    }
  }

  /** What a project is now; all of a deleted one but its id is null. */
  #put([id, title, isValid, model, vector]: ProjectRow): void {
    const entry = { id, title: title ?? "", isValid: Boolean(Number(isValid)), model };
    if (entry.isValid) this.#valid.add(id);
    else this.#valid.delete(id);
    if (vector) this.#index.set({ ...entry, vector: decodeVector(vector) });
    else this.#index.delete(id);
  }

  async #readVectors(ids: number[]): Promise<Map<number, Float32Array>> {
    const sql = readSql("read-vectors-of");
    const rows = await this.#read(this.#path, ({ query }) => query(sql, JSON.stringify(ids)));
    return new Map(rows.map(([id, blob]) => [id as number, decodeVector(blob as Uint8Array)]));
  }
}

/** @throws where there is no such file, which SQLite would make */
function identityOf(path: string): string {
  if (storeKind(path) === "postgres") return path;
  const { dev, ino } = statSync(path, { bigint: true });
  return `${path} ${dev} ${ino}`;
}
