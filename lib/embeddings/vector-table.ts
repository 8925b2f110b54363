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
/**
 * So many of the highest estimates are compared at once: the higher the least of the nearest, the fewer others can be.
 */
const BEST = 64;
/** Vectors read from the store at once: 8 MiB of 4096 numbers. */
const PAGE = 512;

/** Vectors of one model and length, one after another in one array, each with a sketch. */
export class VectorTable {
  readonly #width: number;
  /** null once they are only in the store. */
  #numbers: Float32Array | null;
  readonly #sketches: SketchTable;
  #norms = new Float64Array(INITIAL_ROWS);
  readonly #rows: Row[] = [];
  readonly #rowOf = new Map<number, number>();
  #valid = 0;

  constructor(width: number, keepsVectors: boolean) {
    this.#width = width;
    this.#numbers = keepsVectors ? new Float32Array(width * INITIAL_ROWS) : null;
    this.#sketches = new SketchTable(width);
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
    this.#numbers?.set(vector, row * this.#width);
    const norm = Math.sqrt(dot(vector, vector, 0));
    this.#norms[row] = norm;
    this.#sketches.write(row, vector, norm);
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
    this.#numbers?.copyWithin(row * this.#width, from * this.#width, (from + 1) * this.#width);
    this.#norms.copyWithin(row, from, from + 1);
    this.#sketches.move(from, row);
    this.#rows[row] = last;
    this.#rowOf.set(last.id, row);
  }

  /** Keeps the sketches alone from now on. */
  dropVectors(): void {
    this.#numbers = null;
  }

  /** Adds the nearest of this table to those already found. */
  async search(search: Search, found: Neighbours): Promise<void> {
    const norm = Math.sqrt(dot(search.vector, search.vector, 0));
    // As they are now: they change while others are read from the store.
    const entries = this.#rows.slice();
    const rows = placesOf(entries, (entry) => !search.isLeftOut(entry));
    const compare = (some: Iterable<number>) => {
      const wanted = Array.from(some, (row) => entries[row] as Row);
      return this.#compare(wanted, search, norm, found);
    };
    const isSmall = rows.length <= COMPARE_ALL_ROWS || this.#width <= COMPARE_ALL_NUMBERS;
    if (isSmall || !isSketchable(norm)) return compare(rows);
    const estimates = this.#sketches.estimate(search.vector, norm, rows);
    do {
      await compare(estimates.takeHighest(Math.max(found.limit, BEST)));
      estimates.narrow(found.least);
    } while (estimates.refine());
    await compare(estimates.rows);
  }

  /** Exactly. */
  async #compare(entries: Row[], { vector, read }: Search, norm: number, found: Neighbours): Promise<void> {
    const kept = this.#numbers;
    if (kept) {
      for (const entry of entries) {
        const row = this.#rowOf.get(entry.id);
        if (row === undefined) continue;
        found.add(entry, dot(vector, kept, row * this.#width), norm * (this.#norms[row] as number));
      }
      return;
    }
    for (let start = 0; start < entries.length; start += PAGE) {
      const page = entries.slice(start, start + PAGE);
      const stored = await read(page.map(({ id }) => id));
      for (const entry of page) {
        const other = stored.get(entry.id);
        if (other?.length !== this.#width) continue;
        found.add(entry, dot(vector, other, 0), norm * Math.sqrt(dot(other, other, 0)));
      }
    }
  }

  #reserve(rows: number): void {
    if (rows <= this.#norms.length) return;
    const capacity = Math.ceil(rows * GROWTH);
    const [norms, numbers] = [this.#norms, this.#numbers];
    this.#norms = new Float64Array(capacity);
    this.#norms.set(norms);
    if (!numbers) return;
    this.#numbers = new Float32Array(capacity * this.#width);
    this.#numbers.set(numbers);
  }
}

function placesOf(entries: readonly Row[], isWanted: (entry: Row) => boolean): Uint32Array {
  const places = new Uint32Array(entries.length);
  let count = 0;
  for (let place = 0; place < entries.length; place++) {
    if (isWanted(entries[place] as Row)) places[count++] = place;
  }
  return places.subarray(0, count);
}
