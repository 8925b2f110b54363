/**
 * Sketches of vectors: one bit a number, the sign, after a rotation that is the same for all. The cosine of a vector
 * with another of which only the sketch is known can then be estimated, with an error that is known too (RaBitQ, Gao
 * and Long 2024): normally distributed, the smaller the more bits there are.
 */
export class Sketcher {
  /** Bits of a sketch: the next power of two, which the rotation needs. */
  readonly bits: number;
  readonly bytes: number;
  readonly #signs: Float64Array[];

  /** @param width numbers in a vector */
  constructor(width: number) {
    this.bits = 8;
    while (this.bits < width) this.bits *= 2;
    this.bytes = this.bits / 8;
    this.#signs = Array.from({ length: ROUNDS }, (_, round) => randomSigns(this.bits, round));
  }

  /**
   * Writes a vector's sketch.
   *
   * @param norm the vector's length; 0, or none, marks one that cannot be estimated
   * @returns what `estimates` needs beside the bits: a factor, and the standard error at a cosine of 0
   */
  write(
    vector: Float32Array,
    norm: number,
    into: Uint8Array,
    start: number,
  ): { scale: number; error: number } {
    if (!isSketchable(norm)) return { scale: 0, error: Number.POSITIVE_INFINITY };
    const rotated = this.#rotate(vector, norm);
    let sum = 0;
    for (let byte = 0; byte < this.bytes; byte++) {
      let code = 0;
      for (let bit = 0; bit < 8; bit++) {
        const number = rotated[byte * 8 + bit] as number;
        sum += Math.abs(number);
        if (number >= 0) code |= 1 << bit;
      }
      into[start + byte] = code;
    }
    // The cosine of the vector with its own sketch.
    const own = Math.min(1, sum / Math.sqrt(this.bits));
    return { scale: 1 / sum, error: Math.sqrt(1 - own * own) / own / Math.sqrt(this.bits - 1) };
  }

  /** What a query adds for each value of each byte of a sketch: 256 numbers a byte. */
  table(query: Float32Array, norm: number): Float32Array {
    const rotated = this.#rotate(query, norm);
    const table = new Float32Array(this.bytes * 256);
    for (let byte = 0; byte < this.bytes; byte++) {
      for (let code = 0; code < 256; code++) {
        let sum = 0;
        for (let bit = 0; bit < 8; bit++) {
          const number = rotated[byte * 8 + bit] as number;
          sum += (code >> bit) & 1 ? number : -number;
        }
        table[byte * 256 + code] = sum;
      }
    }
    return table;
  }

  /** To unit length, and turned: signs changed at random and Hadamard's transform, some rounds of it. */
  #rotate(vector: Float32Array, norm: number): Float64Array {
    const numbers = new Float64Array(this.bits);
    for (let index = 0; index < vector.length; index++) numbers[index] = (vector[index] as number) / norm;
    for (const signs of this.#signs) {
      for (let index = 0; index < this.bits; index++) {
        numbers[index] = (numbers[index] as number) * (signs[index] as number);
      }
      hadamard(numbers);
    }
    return numbers;
  }
}

/** Whether a vector of this length has a direction. */
export const isSketchable = (norm: number) => norm > 0 && Number.isFinite(norm);

/** Rounds after which any vector's numbers are spread as at random. */
const ROUNDS = 3;

/** 1 and −1 by a fixed generator (mulberry32), divided by the factor that the transform grows a vector by. */
function randomSigns(length: number, seed: number): Float64Array {
  const unit = 1 / Math.sqrt(length);
  let state = seed;
  return Float64Array.from({ length }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 1 ? unit : -unit;
  });
}

/** Walsh and Hadamard's transform, in place. */
function hadamard(numbers: Float64Array): void {
  for (let half = 1; half < numbers.length; half *= 2) {
    for (let start = 0; start < numbers.length; start += half * 2) {
      for (let index = start; index < start + half; index++) {
        const a = numbers[index] as number;
        const b = numbers[index + half] as number;
        numbers[index] = a + b;
        numbers[index + half] = a - b;
      }
    }
  }
}
