import { levelOf } from "./sketch";

/** What the product of a vector with a sketch or code is estimated from: `factor` × the kernel's sum + `offset`. */
interface Linear {
  factor: number;
  offset: number;
}

export interface SketchTables extends Linear {
  /** For each byte of a sketch 16 values of its low half, then 16 of its high one, at most 127. */
  values: Uint8Array;
  /** The standard error of a product, from rounding these values. */
  error: number;
}

export interface CodeNumbers extends Linear {
  values: Int16Array;
}

/** The most that a value may be: two are added in a byte. */
const MOST = 127;

/** What a vector that was turned adds for each value of each half byte of a sketch. */
export function sketchTables(rotated: Float64Array): SketchTables {
  let [widest, sum] = [0, 0];
  for (let start = 0; start < rotated.length; start += 4) {
    const reach = reachOf(rotated, start);
    widest = Math.max(widest, reach);
    sum += reach;
  }
  const step = (2 * widest) / MOST;
  const values = new Uint8Array(rotated.length * 4);
  for (let start = 0; start < rotated.length; start += 4) {
    const reach = reachOf(rotated, start);
    for (let code = 0; code < 16; code++) {
      let product = reach;
      for (let bit = 0; bit < 4; bit++) {
        const number = rotated[start + bit] as number;
        product += (code >> bit) & 1 ? number : -number;
      }
      values[start * 4 + code] = Math.round(product / step);
    }
  }
  // Of each value, what rounding leaves is spread evenly over a step.
  return { values, factor: step, offset: -sum, error: step * Math.sqrt(rotated.length / 4 / 12) };
}

/** The most that four numbers can add. */
const reachOf = (rotated: Float64Array, start: number) =>
  Math.abs(rotated[start] as number) +
  Math.abs(rotated[start + 1] as number) +
  Math.abs(rotated[start + 2] as number) +
  Math.abs(rotated[start + 3] as number);

/** A vector that was turned, in numbers of 16 bits, with which a code is multiplied. */
export function codeNumbers(rotated: Float64Array): CodeNumbers {
  let largest = 0;
  for (let index = 0; index < rotated.length; index++) {
    largest = Math.max(largest, Math.abs(rotated[index] as number));
  }
  // No sum of products with 15 is above 2³¹: the numbers' absolute values add up to √n at most.
  const perUnit = Math.min(32_767 / largest, 2 ** 27 / Math.sqrt(rotated.length));
  const values = new Int16Array(rotated.length);
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    values[index] = Math.round((rotated[index] as number) * perUnit);
    sum += values[index] as number;
  }
  return { values, factor: 2 / perUnit, offset: (sum * levelOf(0)) / perUnit };
}
