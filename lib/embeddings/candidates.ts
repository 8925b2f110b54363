import { Highest } from "./highest";
import { lookUp, multiply } from "./sketch-kernel";
import { type CodeNumbers, codeNumbers, sketchTables } from "./sketch-query";
import type { SketchTable } from "./sketch-table";

/** A row whose cosine may be among the highest. */
export interface Candidate {
  row: number;
  /** By its code. */
  cosine: number;
  /** The standard error of this estimate at a cosine of 0. */
  error: number;
}

interface Wanted {
  vector: Float32Array;
  /** The vector's length, which `isSketchable`. */
  norm: number;
  /** How many rows there are. */
  count: number;
  isLeftOut(row: number): boolean;
  /** How many of the nearest are looked for. */
  limit: number;
  /** The cosine that they must reach. */
  least: number;
}

/**
 * Standard errors that an estimate may be off: a row that is only just among the nearest is missed with a probability
 * of 1 : 4000.
 */
const STANDARD_ERRORS = 3.5;
/** What rounding may add: a vector's numbers to 16 bits, half of the last one at most. */
const ROUNDING = 2e-5;
/** Of so many of the highest estimates the codes tell how near the nearest are at least. */
const BEST = 64;

/**
 * The rows that may be among the nearest: all are estimated by their sketches, those that may be by their codes.
 *
 * @returns the one with the highest estimate first
 */
export function findCandidates(table: SketchTable, wanted: Wanted): Candidate[] {
  const { vector, norm, count, isLeftOut, limit, least } = wanted;
  const rotated = table.sketcher.rotate(vector, norm);
  const { values, factor, offset, error } = sketchTables(rotated);
  const sums = lookUp(table.sketches, table.sketcher.sketchBytes, count, values);
  const { scales, errors, mostScale, mostError } = table.sketchFits;
  const cosineOf = (row: number) => ((sums[row] as number) * factor + offset) * (scales[row] as number);
  const best = new Highest(Math.max(limit, BEST));
  let bar = best.least;
  for (let row = 0; row < count; row++) {
    const cosine = cosineOf(row);
    if (!(cosine > bar) || isLeftOut(row)) continue;
    best.add(row, cosine);
    bar = best.least;
  }

  const numbers = codeNumbers(rotated);
  const reach = Math.max(least, new CodeEstimates(table, numbers, best.rows).surelyReached(limit));
  const spread = 1 - Math.max(0, reach) ** 2;
  const bound = (own: number, scale: number) =>
    reach - STANDARD_ERRORS * Math.sqrt(spread * own ** 2 + (scale * error) ** 2) - ROUNDING;
  // Most rows are below what any row may be: a root for each of them would take longer than all the rest.
  const lowest = bound(mostError, mostScale);
  const rows: number[] = [];
  for (let row = 0; row < count; row++) {
    const cosine = cosineOf(row);
    if (!(cosine >= lowest) || cosine < bound(errors[row] as number, scales[row] as number)) continue;
    if (!isLeftOut(row)) rows.push(row);
  }
  const estimates = new CodeEstimates(table, numbers, rows);
  return estimates.above(Math.max(reach, estimates.surelyReached(limit)));
}

/** Whether a candidate's cosine may be this one or higher. */
export function mayReach({ cosine, error }: Candidate, least: number): boolean {
  // The error shrinks as the cosine grows: it is 0 for the vector itself.
  return cosine >= least - STANDARD_ERRORS * Math.sqrt(1 - Math.max(0, least) ** 2) * error - ROUNDING;
}

/** Cosines of some rows, estimated by their codes. */
class CodeEstimates {
  readonly #rows: Uint32Array;
  readonly #cosines: Float32Array;
  readonly #errors: Float32Array;

  constructor({ codes, codeFits, sketcher }: SketchTable, numbers: CodeNumbers, rows: readonly number[]) {
    this.#rows = new Uint32Array(rows);
    const { values, factor, offset } = numbers;
    const sums = multiply(codes, sketcher.codeBytes, this.#rows, values);
    this.#cosines = new Float32Array(sums.length);
    for (let at = 0; at < sums.length; at++) {
      const scale = codeFits.scales[this.#rows[at] as number] as number;
      this.#cosines[at] = ((sums[at] as number) * factor + offset) * scale;
    }
    this.#errors = codeFits.errors;
  }

  /** The cosine that so many of them have at least; −∞ where they are fewer. */
  surelyReached(count: number): number {
    const highest = new Highest(count);
    for (let at = 0; at < this.#rows.length; at++) {
      const cosine = this.#cosines[at] as number;
      if (!(cosine > highest.least)) continue;
      const row = this.#rows[at] as number;
      const away = STANDARD_ERRORS * (this.#errors[row] as number);
      const spread = 1 - Math.min(1, Math.max(0, cosine - away)) ** 2;
      highest.add(row, cosine - away * Math.sqrt(spread) - ROUNDING);
    }
    return highest.least;
  }

  /** Those that may reach a cosine, the highest estimate first. */
  above(least: number): Candidate[] {
    const candidates: Candidate[] = [];
    for (let at = 0; at < this.#rows.length; at++) {
      const row = this.#rows[at] as number;
      const candidate = { row, cosine: this.#cosines[at] as number, error: this.#errors[row] as number };
      if (mayReach(candidate, least)) candidates.push(candidate);
    }
    return candidates.sort((a, b) => b.cosine - a.cosine);
  }
}
