import { type Fit, isSketchable, Sketcher } from "./sketch";
import { BLOCK_ROWS } from "./sketch-kernel";

/** A fifth more each time: little lies idle. */
export const GROWTH = 1.2;
/** A whole number of blocks. */
export const INITIAL_ROWS = 64;

/** Factors and standard errors of a kind of estimate, by row. */
export interface Fits {
  scales: Float32Array;
  errors: Float32Array;
  /** Of all that were ever written. */
  mostScale: number;
  mostError: number;
}

/** The sketches and codes of a table's rows. */
export class SketchTable {
  readonly sketcher: Sketcher;
  /** Of `BLOCK_ROWS` rows the first bytes, then the second ones, and so on. */
  sketches: Uint8Array;
  readonly sketchFits = emptyFits();
  /** One row after another. */
  codes: Uint8Array;
  readonly codeFits = emptyFits();

  /** @param width numbers in a vector */
  constructor(width: number) {
    this.sketcher = new Sketcher(width);
    this.sketches = new Uint8Array(this.sketcher.sketchBytes * INITIAL_ROWS);
    this.codes = new Uint8Array(this.sketcher.codeBytes * INITIAL_ROWS);
  }

  /** @param norm the vector's length */
  write(row: number, vector: Float32Array, norm: number): void {
    if (row >= this.codeFits.scales.length) this.#grow(row + 1);
    if (!isSketchable(norm)) {
      // The cosine of a vector that is all zero is 0, and that of one with what is not a number is none.
      const fit = { scale: norm === 0 ? 0 : Number.NaN, error: 0 };
      setFit(this.sketchFits, row, fit);
      setFit(this.codeFits, row, fit);
      return;
    }
    const rotated = this.sketcher.rotate(vector, norm);
    const sketch = this.sketcher.writeSketch(rotated, this.sketches, this.#sketchOf(row), BLOCK_ROWS);
    setFit(this.sketchFits, row, sketch);
    const code = this.sketcher.writeCode(rotated, this.codes, row * this.sketcher.codeBytes);
    setFit(this.codeFits, row, code);
  }

  /** Puts one row in the place of another. */
  move(from: number, to: number): void {
    const { sketchBytes, codeBytes } = this.sketcher;
    const [source, target] = [this.#sketchOf(from), this.#sketchOf(to)];
    for (let at = 0; at < sketchBytes * BLOCK_ROWS; at += BLOCK_ROWS) {
      this.sketches[target + at] = this.sketches[source + at] as number;
    }
    this.codes.copyWithin(to * codeBytes, from * codeBytes, (from + 1) * codeBytes);
    for (const { scales, errors } of [this.sketchFits, this.codeFits]) {
      scales.copyWithin(to, from, from + 1);
      errors.copyWithin(to, from, from + 1);
    }
  }

  /** Where a row's sketch begins. */
  #sketchOf(row: number): number {
    const place = row % BLOCK_ROWS;
    return (row - place) * this.sketcher.sketchBytes + place;
  }

  #grow(rows: number): void {
    const capacity = Math.ceil((rows * GROWTH) / BLOCK_ROWS) * BLOCK_ROWS;
    const { sketchBytes, codeBytes } = this.sketcher;
    this.sketches = grown(this.sketches, new Uint8Array(capacity * sketchBytes));
    this.codes = grown(this.codes, new Uint8Array(capacity * codeBytes));
    for (const fits of [this.sketchFits, this.codeFits]) {
      fits.scales = grown(fits.scales, new Float32Array(capacity));
      fits.errors = grown(fits.errors, new Float32Array(capacity));
    }
  }
}

function emptyFits(): Fits {
  const [scales, errors] = [new Float32Array(INITIAL_ROWS), new Float32Array(INITIAL_ROWS)];
  return { scales, errors, mostScale: 0, mostError: 0 };
}

function setFit(fits: Fits, row: number, { scale, error }: Fit): void {
  fits.scales[row] = scale;
  fits.errors[row] = error;
  if (scale > fits.mostScale) fits.mostScale = scale;
  if (error > fits.mostError) fits.mostError = error;
}

function grown<T extends Uint8Array | Float32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
