import { type Candidate, findCandidates, mayReach } from "./candidates";
import type { Neighbours } from "./neighbours";
import { isSketchable } from "./sketch";
import { GROWTH, INITIAL_ROWS, SketchTable } from "./sketch-table";
import { dot } from "./vector";

/** A project with its vector. */
export interface Entry {
  id: number;
  title: string;
  /** null where it was not recorded: the vector then counts as one of any model's. */
  model: string | null;
  isValid: boolean;
  vector: Float32Array;
}

/** Reads vectors that are not kept; those that are gone are left out. */
export type ReadVectors = (ids: number[]) => Promise<Map<number, Float32Array>>;

export interface Search {
  vector: Float32Array;
  /** Projects that are no neighbours. */
  isLeftOut(project: Pick<Entry, "id" | "isValid">): boolean;
  read: ReadVectors;
}

type Row = Omit<Entry, "vector" | "model">;

/** Up to so many rows, or with so few numbers, comparing all costs less than estimating. */
const COMPARE_ALL_ROWS = 1000;
const COMPARE_ALL_NUMBERS = 32;
/** Vectors read from the store at once, at first: the nearest are mostly among these, and few others can be then. */
const FIRST_PAGE = 32;
/** Later ones: 8 MiB of 4096 numbers. */
const PAGE = 512;

/** Of vectors that lie together: 256 KiB. */
const SEGMENT_NUMBERS = 2 ** 16;

/** What is to be compared; an entry that was estimated only where its estimate still allows it. */
interface Choice {
  entry: Row;
  may?: Candidate;
}

/** Vectors of one model and length, each with a sketch and a code. */
export class VectorTable {
  readonly #width: number;
  /** So many rows each, so that nothing is copied where there are more; null once they are only in the store. */
  #segments: Float32Array[] | null;
  readonly #segmentRows: number;
  /** null for vectors so short that all are compared. */
  readonly #sketches: SketchTable | null;
  #norms = new Float64Array(INITIAL_ROWS);
  readonly #rows: Row[] = [];
  readonly #rowOf = new Map<number, number>();
  #valid = 0;

  constructor(width: number, keepsVectors: boolean) {
    this.#width = width;
    this.#segments = keepsVectors ? [] : null;
    this.#segmentRows = Math.max(1, Math.floor(SEGMENT_NUMBERS / width));
    this.#sketches = width > COMPARE_ALL_NUMBERS ? new SketchTable(width) : null;
  }

  /** Of valid projects. */
  get valid(): number {
    return this.#valid;
  }

  get vectorBytes(): number {
    return this.#rows.length * this.#width * Float32Array.BYTES_PER_ELEMENT;
  }

  add({ id, title, isValid, vector }: Entry): void {
    const row = this.#rows.length;
    this.#reserve(row + 1);
    this.#keep(row, vector);
    const norm = Math.sqrt(dot(vector, vector, 0));
    this.#norms[row] = norm;
    this.#sketches?.write(row, vector, norm);
    this.#rows.push({ id, title, isValid });
    this.#rowOf.set(id, row);
    if (isValid) this.#valid++;
  }

  /** The last row takes the place of the deleted one. */
  delete(id: number): void {
    const row = this.#rowOf.get(id);
    const last = this.#rows.at(-1);
    if (row === undefined || last === undefined) return;
    if (this.#rows[row]?.isValid) this.#valid--;
    this.#rowOf.delete(id);
    this.#rows.pop();
    const from = this.#rows.length;
    if (row === from) return;
    if (this.#segments) this.#keep(row, this.#kept(this.#segments, from));
    this.#norms.copyWithin(row, from, from + 1);
    this.#sketches?.move(from, row);
    this.#rows[row] = last;
    this.#rowOf.set(last.id, row);
  }

  /** Keeps the sketches alone from now on. */
  dropVectors(): void {
    this.#segments = null;
  }

  /** Adds the nearest of this table to those already found. */
  async search(search: Search, found: Neighbours): Promise<void> {
    const norm = Math.sqrt(dot(search.vector, search.vector, 0));
    const choices = this.#choose(search, norm, found);
    for (let start = 0, size = FIRST_PAGE; start < choices.length; start += size, size = PAGE) {
      const page = choices.slice(start, start + size).filter(({ may }) => !may || mayReach(may, found.least));
      await this.#compare(
        page.map(({ entry }) => entry),
        search,
        norm,
        found,
      );
    }
  }

  /** The entries to compare, as they are now: they change while vectors are read from the store. */
  #choose({ vector, isLeftOut }: Search, norm: number, { limit, least }: Neighbours): Choice[] {
    const [rows, sketches] = [this.#rows, this.#sketches];
    if (!sketches || rows.length <= COMPARE_ALL_ROWS || !isSketchable(norm)) {
      return rows.filter((entry) => !isLeftOut(entry)).map((entry) => ({ entry }));
    }
    return findCandidates(sketches, {
      vector,
      norm,
      count: rows.length,
      isLeftOut: (row) => isLeftOut(rows[row] as Row),
      limit,
      least,
    }).map((may) => ({ entry: rows[may.row] as Row, may }));
  }

  /** Exactly. */
  async #compare(entries: Row[], { vector, read }: Search, norm: number, found: Neighbours): Promise<void> {
    const kept = this.#segments;
    if (kept) {
      for (const entry of entries) {
        const row = this.#rowOf.get(entry.id);
        if (row === undefined) continue;
        found.add(entry, dot(vector, this.#kept(kept, row), 0), norm * (this.#norms[row] as number));
      }
      return;
    }
    if (entries.length === 0) return;
    const stored = await read(entries.map(({ id }) => id));
    for (const entry of entries) {
      const other = stored.get(entry.id);
      if (other?.length !== this.#width) continue;
      found.add(entry, dot(vector, other, 0), norm * Math.sqrt(dot(other, other, 0)));
    }
  }

  /** The vector of a row. */
  #kept(segments: Float32Array[], row: number): Float32Array {
    const start = (row % this.#segmentRows) * this.#width;
    const segment = segments[Math.floor(row / this.#segmentRows)] as Float32Array;
    return segment.subarray(start, start + this.#width);
  }

  #keep(row: number, vector: Float32Array): void {
    const segments = this.#segments;
    if (!segments) return;
    if (row >= segments.length * this.#segmentRows) {
      segments.push(new Float32Array(this.#segmentRows * this.#width));
    }
    this.#kept(segments, row).set(vector);
  }

  #reserve(rows: number): void {
    if (rows <= this.#norms.length) return;
    const norms = this.#norms;
    this.#norms = new Float64Array(Math.ceil(rows * GROWTH));
    this.#norms.set(norms);
  }
}
