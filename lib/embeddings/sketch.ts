/**
 * Sketches and codes of vectors, after a rotation that is the same for all: one bit a number, the sign, and four bits a
 * number. The cosine of a vector with another of which only these are known can be estimated, with an error that is
 * known too (RaBitQ, Gao and Long 2024): normally distributed, the smaller the more numbers there are.
 */
export class Sketcher {
  /** Numbers of a vector that was turned: the next power of two, which a rotation needs; 64 at least. */
  readonly numbers: number;
  readonly sketchBytes: number;
  readonly codeBytes: number;
  readonly #signs: Float64Array[];

  /** @param width numbers in a vector */
  constructor(width: number) {
    this.numbers = 64;
    while (this.numbers < width) this.numbers *= 2;
    this.sketchBytes = this.numbers / 8;
    this.codeBytes = this.numbers / 2;
    this.#signs = Array.from({ length: ROUNDS }, (_, round) => randomSigns(this.numbers, round));
  }

  /**
   * A vector, turned and at unit length.
   *
   * @param norm the vector's length, which `isSketchable`
   */
  rotate(vector: Float32Array, norm: number): Float64Array {
    const numbers = new Float64Array(this.numbers);
    for (let index = 0; index < vector.length; index++) numbers[index] = (vector[index] as number) / norm;
    for (const signs of this.#signs) {
      for (let index = 0; index < numbers.length; index++) {
        numbers[index] = (numbers[index] as number) * (signs[index] as number);
      }
      hadamard(numbers);
    }
    return numbers;
  }

  /** Writes the sketch of a vector that was turned, a byte every `stride` bytes. */
  writeSketch(rotated: Float64Array, into: Uint8Array, start: number, stride: number): Fit {
    let sum = 0;
    for (let byte = 0; byte < this.sketchBytes; byte++) {
      let code = 0;
      for (let bit = 0; bit < 8; bit++) {
        const number = rotated[byte * 8 + bit] as number;
        sum += Math.abs(number);
        if (number >= 0) code |= 1 << bit;
      }
      into[start + byte * stride] = code;
    }
    return fitOf(sum, this.numbers, this.numbers);
  }

  /** Writes the code of a vector that was turned: of 16 bytes, the low halves are 16 numbers, the high ones the next 16. */
  writeCode(rotated: Float64Array, into: Uint8Array, start: number): Fit {
    const perStep = Math.sqrt(this.numbers) / STEP;
    let [product, square] = [0, 0];
    for (let index = 0; index < this.numbers; index++) {
      const number = rotated[index] as number;
      const code = Math.max(0, Math.min(LEVELS - 1, Math.floor(number * perStep) + LEVELS / 2));
      const level = levelOf(code);
      product += number * level;
      square += level * level;
      const at = start + (index >> 5) * 16 + (index & 15);
      into[at] = index & 16 ? (into[at] as number) | (code << 4) : code;
    }
    return fitOf(product, square, this.numbers);
  }
}

/** What an estimate needs beside a vector's bits: a factor, and the standard error at a cosine of 0. */
export interface Fit {
  scale: number;
  error: number;
}

/**
 * @param product of the vector with what its bits stand for
 * @param square what these stand for has the square root of it as its length
 */
function fitOf(product: number, square: number, numbers: number): Fit {
  // The cosine of the vector with what its bits stand for.
  const own = Math.min(1, product / Math.sqrt(square));
  return { scale: 1 / product, error: Math.sqrt(1 - own * own) / own / Math.sqrt(numbers - 1) };
}

/** Whether a vector of this length has a direction. */
export const isSketchable = (norm: number) => norm > 0 && Number.isFinite(norm);

/** What a code stands for, in half steps: −15, −13 and so on to 15. */
export const levelOf = (code: number) => 2 * code - (LEVELS - 1);

/** Of a code. */
const LEVELS = 16;
/** Between two levels, in standard deviations: the best for 16 levels and a normal distribution (Max 1960). */
const STEP = 0.3352;

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
