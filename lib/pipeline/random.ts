import { createHash } from "node:crypto";

/** A stream of random values, reproducible from its seed and labels. */
export interface Random {
  /** A number in [0, 1) with 53 random bits. */
  float(): number;
  /** A whole number from 0 to n − 1, uniformly; n is 1 to 2³². */
  int(n: number): number;
  /** The items in a new order, each order equally likely. */
  shuffle<T>(items: readonly T[]): T[];
  /** One item, with probability proportional to its weight; undefined where no weight is above zero. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T | undefined;
  /** Up to `size` items without replacement; fewer where weights above zero run out. */
  draw<T>(items: readonly T[], weight: (item: T) => number, size: number): T[];
}

const RANGE = 2 ** 32;

/**
 * An independent stream for each seed and place, so that one row or column never shifts the draws of another.
 *
 * @param labels the place, e.g. `stream(seed, "secondary_tags", 3)`; the number 3 and the string "3" differ
 */
export function stream(seed: number, ...labels: (string | number)[]): Random {
  const digest = createHash("sha256")
    .update(JSON.stringify([seed, ...labels]))
    .digest();
  return randomOf(xoshiro128([0, 4, 8, 12].map((at) => digest.readUInt32LE(at))));
}

/**
 * xoshiro128**: 32 bits per call, period 2¹²⁸ − 1. D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom
 * Number Generators", ACM Trans. Math. Softw. 47 (2021).
 */
export function xoshiro128([a = 0, b = 0, c = 0, d = 1]: number[]): () => number {
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

const rotate = (bits: number, by: number) => (bits << by) | (bits >>> (32 - by));

function randomOf(next: () => number): Random {
  const float = () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;

  const int = (n: number) => {
    if (!Number.isInteger(n) || n < 1 || n > RANGE) throw new RangeError(`int(${n}): 1 to 2³² is needed.`);
    // Rejects the incomplete last interval, which would favour small numbers.
    const fair = RANGE - (RANGE % n);
    let bits = next();
    while (bits >= fair) bits = next();
    return bits % n;
  };

  const shuffle = <T>(items: readonly T[]): T[] => {
    const left = [...items];
    return items.flatMap(() => left.splice(int(left.length), 1));
  };

  const draw = <T>(items: readonly T[], weight: (item: T) => number, size: number): T[] => {
    const left = items.map((item) => ({ item, weight: weight(item) })).filter((entry) => entry.weight > 0);
    const drawn: T[] = [];
    while (drawn.length < size && left.length > 0) {
      const [taken] = left.splice(indexByWeight(left, float()), 1);
      if (taken) drawn.push(taken.item);
    }
    return drawn;
  };

  const weighted = <T>(items: readonly T[], weight: (item: T) => number) => draw(items, weight, 1)[0];

  return { float, int, shuffle, weighted, draw };
}

/**
 * Deals `size` values in whole shuffled rounds, the last one broken off: in any prefix of the list the counts of
 * two values differ by at most one, and each place gets each value with the same chance.
 */
export function spreadEvenly<T>(random: Random, values: readonly T[], size: number): T[] {
  const dealt: T[] = [];
  while (values.length > 0 && dealt.length < size) dealt.push(...random.shuffle(values));
  return dealt.slice(0, size);
}

/** The entry at fraction `at` of the cumulative weights. */
function indexByWeight(entries: readonly { weight: number }[], at: number): number {
  let left = at * entries.reduce((sum, { weight }) => sum + weight, 0);
  const index = entries.findIndex(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return index < 0 ? entries.length - 1 : index;
}
