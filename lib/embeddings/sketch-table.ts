import { isSketchable, SKETCHES, Sketcher } from "./sketch";

/**
 * Standard errors that an estimate may be off: one of the nearest is missed with a probability below 1 : 30,000.
 */
const STANDARD_ERRORS = 4;
/** What rounding to 32 bits may add. */
const ROUNDING = 1e-4;
/** A fifth more each time: little lies idle. */
export const GROWTH = 1.2;
export const INITIAL_ROWS = 64;

/** What there is of one rotation: a row's bits, and the factor of its estimate. */
interface Rotation {
  bits: Uint8Array;
  scales: Float32Array;
}

/** The sketches of a table's rows. */
export class SketchTable {
  readonly #sketcher: Sketcher;
  readonly #rotations: Rotation[];
  /** The largest standard error of a row's estimates; infinite where it has none. */
  #errors = new Float32Array(INITIAL_ROWS);

  /** @param width numbers in a vector */
  constructor(width: number) {
    this.#sketcher = new Sketcher(width);
    this.#rotations = Array.from({ length: SKETCHES }, () => ({
      bits: new Uint8Array(this.#sketcher.bytes * INITIAL_ROWS),
      scales: new Float32Array(INITIAL_ROWS),
    }));
  }

  /** @param norm the vector's length */
  write(row: number, vector: Float32Array, norm: number): void {
    if (row >= this.#errors.length) this.#grow(Math.ceil((row + 1) * GROWTH));
    this.#errors[row] = isSketchable(norm) ? 0 : Number.POSITIVE_INFINITY;
    if (!isSketchable(norm)) return;
    let at = 0;
    for (const rotated of this.#sketcher.rotations(vector, norm)) {
      const { bits, scales } = this.#rotations[at++] as Rotation;
      const { scale, error } = this.#sketcher.write(rotated, bits, row * this.#sketcher.bytes);
      scales[row] = scale;
      this.#errors[row] = Math.max(this.#errors[row] as number, error);
    }
  }

  /** Puts one row in the place of another. */
  move(from: number, to: number): void {
    const { bytes } = this.#sketcher;
    for (const { bits, scales } of this.#rotations) {
      bits.copyWithin(to * bytes, from * bytes, (from + 1) * bytes);
      scales.copyWithin(to, from, from + 1);
    }
    this.#errors.copyWithin(to, from, from + 1);
  }

  /**
   * Estimates the cosines of these rows with a vector.
   *
   * @param norm the vector's length, which `isSketchable`
   */
  estimate(vector: Float32Array, norm: number, rows: Uint32Array): Estimates {
    return new Estimates(this.#sketcher, this.#rotations, this.#errors, { vector, norm, rows });
  }

  #grow(rows: number): void {
    for (const rotation of this.#rotations) {
      const { bits, scales } = rotation;
      rotation.bits = new Uint8Array(rows * this.#sketcher.bytes);
      rotation.bits.set(bits);
      rotation.scales = new Float32Array(rows);
      rotation.scales.set(scales);
    }
    const errors = this.#errors;
    this.#errors = new Float32Array(rows);
    this.#errors.set(errors);
  }
}

/** Estimated cosines of the rows that may be among the nearest, fewer with every sketch. */
class Estimates {
  readonly #sketcher: Sketcher;
  readonly #rotations: readonly Rotation[];
  readonly #errors: Float32Array;
  readonly #query: Generator<Float64Array>;
  #rows: Uint32Array;
  /** In the order of the rows. */
  #cosines: Float32Array;
  /** Sketches so far. */
  #used = 0;

  constructor(
    sketcher: Sketcher,
    rotations: readonly Rotation[],
    errors: Float32Array,
    { vector, norm, rows }: { vector: Float32Array; norm: number; rows: Uint32Array },
  ) {
    this.#sketcher = sketcher;
    this.#rotations = rotations.map((rotation) => ({ ...rotation }));
    this.#errors = errors;
    this.#query = sketcher.rotations(vector, norm);
    this.#rows = rows;
    this.#cosines = new Float32Array(rows.length);
    this.refine();
  }

  get rows(): Uint32Array {
    return this.#rows;
  }

  /** Takes out the rows with the highest estimates, at most so many; `narrow` leaves them no place. */
  takeHighest(count: number): number[] {
    const cosines = this.#cosines;
    const places: number[] = [];
    for (let place = 0; place < cosines.length; place++) {
      const cosine = cosines[place] as number;
      const last = places[count - 1];
      if (last !== undefined && (cosines[last] as number) >= cosine) continue;
      const before = places.findIndex((other) => (cosines[other] as number) < cosine);
      places.splice(before === -1 ? places.length : before, 0, place);
      if (places.length > count) places.pop();
    }
    for (const place of places) cosines[place] = Number.NaN;
    return places.map((place) => this.#rows[place] as number);
  }

  /** Leaves the rows whose cosine may be this one or higher. */
  narrow(least: number): void {
    // The error shrinks as the cosine grows: it is 0 for the vector itself.
    const spread = STANDARD_ERRORS * Math.sqrt((1 - Math.max(0, least) ** 2) / this.#used) + ROUNDING;
    const [rows, cosines, errors] = [this.#rows, this.#cosines, this.#errors];
    let left = 0;
    for (let place = 0; place < rows.length; place++) {
      const [row, cosine] = [rows[place] as number, cosines[place] as number];
      const bound = least - ROUNDING - spread * (errors[row] as number);
      if (!(cosine >= bound)) continue;
      rows[left] = row;
      cosines[left++] = cosine;
    }
    this.#rows = rows.subarray(0, left);
    this.#cosines = cosines.subarray(0, left);
  }

  /**
   * Takes another sketch into the means of the estimates.
   *
   * @returns false where none is left
   */
  refine(): boolean {
    const used = this.#used;
    const rotation = this.#rotations[used];
    if (!rotation) return false;
    const { bits, scales } = rotation;
    const table = this.#sketcher.table(this.#query.next().value as Float64Array);
    const { bytes } = this.#sketcher;
    const [rows, cosines] = [this.#rows, this.#cosines];
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place] as number;
      const estimate = sumOf(table, bits, row * bytes) * (scales[row] as number);
      cosines[place] = ((cosines[place] as number) * used + estimate) / (used + 1);
    }
    this.#used++;
    return true;
  }
}

function sumOf(table: Float32Array, bits: Uint8Array, start: number): number {
  // Four sums at a time: each addition would wait for the one before.
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let base = 0, at = start; base < table.length; base += 1024, at += 4) {
    a += table[base + (bits[at] as number)] as number;
    b += table[base + 256 + (bits[at + 1] as number)] as number;
    c += table[base + 512 + (bits[at + 2] as number)] as number;
    d += table[base + 768 + (bits[at + 3] as number)] as number;
  }
  return a + b + c + d;
}
