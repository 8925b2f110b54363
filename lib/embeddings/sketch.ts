/**
 * Sketches of vectors: one bit a number, the sign, after a rotation that is the same for all. The cosine of a vector
 * with another of which only the sketch is known can then be estimated, with an error that is known too (RaBitQ, Gao
 * and Long 2024): normally distributed, the smaller the more bits there are. Each vector has several sketches, after
 * different rotations: the mean of n estimates is wrong by a √n-th.
 */
export class Sketcher {
  /** Bits of a sketch: the next power of two, which a rotation needs. */
  readonly bits: number;
  readonly bytes: number;
  readonly #signs: Float64Array[];

  /** @param width numbers in a vector */
  constructor(width: number) {
    this.bits = 8;
    while (this.bits < width) this.bits *= 2;
    this.bytes = this.bits / 8;
    this.#signs = Array.from({ length: ROUNDS + SKETCHES - 1 }, (_, round) => randomSigns(this.bits, round));
  }

  /**
   * A vector turned in one way after the other, for each of its sketches, at unit length. Each is to be used before the
   * next one takes its place.
   *
   * @param norm the vector's length, which `isSketchable`
   */
  *rotations(vector: Float32Array, norm: number): Generator<Float64Array> {
    const numbers = new Float64Array(this.bits);
    for (let index = 0; index < vector.length; index++) numbers[index] = (vector[index] as number) / norm;
    for (const [round, signs] of this.#signs.entries()) {
      for (let index = 0; index < this.bits; index++) {
        numbers[index] = (numbers[index] as number) * (signs[index] as number);
      }
      hadamard(numbers);
      if (round >= ROUNDS - 1) yield numbers;
    }
  }

  /**
   * Writes the sketch of a vector that was turned.
   *
   * @returns what an estimate needs beside the bits: a factor, and the standard error at a cosine of 0
   */
  write(rotated: Float64Array, into: Uint8Array, start: number): { scale: number; error: number } {
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

  /** What a query that was turned adds for each value of each byte of a sketch: 256 numbers a byte. */
  table(rotated: Float64Array): Float32Array {
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
}

/** Of each vector: an eighth of its bytes in all. */
export const SKETCHES = 4;

/** Whether a vector of this length has a direction. */
export const isSketchable = (norm: number) => norm > 0 && Number.isFinite(norm);

/**
 * Rounds of changing signs at random and Hadamard's transform, after which any vector's numbers are spread as at
 * random.
 */
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
