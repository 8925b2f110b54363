import type { Neighbours } from "./neighbours";
import { isSketchable, Sketcher } from "./sketch";
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

/** What is kept of each row beside its sketch. */
const FACTS = 3;
const [NORM, SCALE, ERROR] = [0, 1, 2];

const INITIAL_ROWS = 64;
/** A fifth more each time: 200 MB are copied five times over in all, and little lies idle. */
const GROWTH = 1.2;
/** Up to so many rows, or with so few bits, comparing all costs less than estimating. */
const COMPARE_ALL_ROWS = 1000;
const COMPARE_ALL_BITS = 32;
/**
 * Standard errors that an estimate may be off: one of the nearest is missed with a probability below 1 : 250,000.
 */
const STANDARD_ERRORS = 4.5;
/** What rounding to 32 bits may add. */
const ROUNDING = 1e-4;
/** Vectors read from the store at once: 8 MiB of 4096 numbers. */
const PAGE = 512;

/** Vectors of one model and length, one after another in one array, each with a sketch. */
export class VectorTable {
  readonly #width: number;
  readonly #sketcher: Sketcher;
  /** null once they are only in the store. */
  #numbers: Float32Array | null;
  #sketches: Uint8Array;
  #facts: Float64Array;
  readonly #rows: Row[] = [];
  readonly #rowOf = new Map<number, number>();
  #valid = 0;

  constructor(width: number, keepsVectors: boolean) {
    this.#width = width;
    this.#sketcher = new Sketcher(width);
    this.#numbers = keepsVectors ? new Float32Array(width * INITIAL_ROWS) : null;
    this.#sketches = new Uint8Array(this.#sketcher.bytes * INITIAL_ROWS);
    this.#facts = new Float64Array(FACTS * INITIAL_ROWS);
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
    const { bytes } = this.#sketcher;
    const { scale, error } = this.#sketcher.write(vector, norm, this.#sketches, row * bytes);
    this.#facts.set([norm, scale, error], row * FACTS);
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
    const move = (array: Float32Array | Uint8Array | Float64Array | null, size: number) =>
      array?.copyWithin(row * size, from * size, (from + 1) * size);
    move(this.#numbers, this.#width);
    move(this.#sketches, this.#sketcher.bytes);
    move(this.#facts, FACTS);
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
    const isSmall = this.#rows.length <= COMPARE_ALL_ROWS || this.#sketcher.bits <= COMPARE_ALL_BITS;
    if (isSmall || !isSketchable(norm)) {
      const all = this.#rows.flatMap((entry, row) => (search.isLeftOut(entry) ? [] : [row]));
      return this.#compare(all, search, norm, found);
    }
    const estimates = this.#estimate(search.vector, norm);
    const isWanted = (row: number) => !search.isLeftOut(this.#rows[row] as Row);
    const first = highest(estimates, found.limit, isWanted);
    await this.#compare(first, search, norm, found);
    const known = new Set(first);
    const rest = this.#possible(estimates, found.least).filter((row) => isWanted(row) && !known.has(row));
    await this.#compare(rest, search, norm, found);
  }

  /** The cosines as the sketches have them. */
  #estimate(vector: Float32Array, norm: number): Float32Array {
    const sketches = this.#sketches;
    const table = this.#sketcher.table(vector, norm);
    const estimates = new Float32Array(this.#rows.length);
    for (let row = 0, at = 0; row < estimates.length; row++) {
      // Four sums at a time: each addition would wait for the one before.
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let base = 0; base < table.length; base += 1024, at += 4) {
        a += table[base + (sketches[at] as number)] as number;
        b += table[base + 256 + (sketches[at + 1] as number)] as number;
        c += table[base + 512 + (sketches[at + 2] as number)] as number;
        d += table[base + 768 + (sketches[at + 3] as number)] as number;
      }
      estimates[row] = (a + b + c + d) * (this.#facts[row * FACTS + SCALE] as number);
    }
    return estimates;
  }

  /** The rows whose cosine may be this one or higher. */
  #possible(estimates: Float32Array, least: number): number[] {
    // The error shrinks as the cosine grows: it is 0 for the vector itself.
    const errors = STANDARD_ERRORS * Math.sqrt(1 - Math.max(0, least) ** 2) + ROUNDING;
    const rows: number[] = [];
    const facts = this.#facts;
    for (let row = 0; row < estimates.length; row++) {
      const bound = least - ROUNDING - errors * (facts[row * FACTS + ERROR] as number);
      if ((estimates[row] as number) >= bound) rows.push(row);
    }
    return rows;
  }

  async #compare(rows: number[], search: Search, norm: number, found: Neighbours): Promise<void> {
    const kept = this.#numbers;
    if (kept) {
      for (const row of rows) {
        const entry = this.#rows[row] as Row;
        const product = dot(search.vector, kept, row * this.#width);
        found.add(entry, product, norm * (this.#facts[row * FACTS + NORM] as number));
      }
      return;
    }
    // Rows change while the store is read.
    const entries = rows.map((row) => ({
      ...(this.#rows[row] as Row),
      norm: this.#facts[row * FACTS + NORM] as number,
    }));
    for (let start = 0; start < entries.length; start += PAGE) {
      const page = entries.slice(start, start + PAGE);
      const vectors = await search.read(page.map(({ id }) => id));
      for (const entry of page) {
        const vector = vectors.get(entry.id);
        if (vector?.length !== this.#width) continue;
        found.add(entry, dot(search.vector, vector, 0), norm * entry.norm);
      }
    }
  }

  #reserve(rows: number): void {
    if (rows * FACTS <= this.#facts.length) return;
    const capacity = Math.ceil(rows * GROWTH);
    const grown = <A extends Float32Array | Uint8Array | Float64Array>(larger: A, array: A): A => {
      larger.set(array);
      return larger;
    };
    if (this.#numbers) this.#numbers = grown(new Float32Array(capacity * this.#width), this.#numbers);
    this.#sketches = grown(new Uint8Array(capacity * this.#sketcher.bytes), this.#sketches);
    this.#facts = grown(new Float64Array(capacity * FACTS), this.#facts);
  }
}

/** The places of the highest numbers among those wanted, at most so many. */
function highest(numbers: Float32Array, count: number, isWanted: (place: number) => boolean): number[] {
  const places: number[] = [];
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] as number;
    const last = places[count - 1];
    if ((last !== undefined && (numbers[last] as number) >= number) || !isWanted(place)) continue;
    const before = places.findIndex((other) => (numbers[other] as number) < number);
    places.splice(before === -1 ? places.length : before, 0, place);
    if (places.length > count) places.pop();
  }
  return places;
}
