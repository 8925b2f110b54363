/** Deterministic numbers in [0, 1): the same seed and key give the same number. */
export type SeededRandom = (key: string) => number;

/** 32-bit hash of a text (FNV-1a with Murmur3's finaliser). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

export function seededRandom(seed: number): SeededRandom {
  return (key) => hash(`${seed}/${key}`) / 2 ** 32;
}

/** Fraction of the golden ratio, whose multiples modulo 1 are the most evenly spread. */
const GOLDEN = 0.6180339887498949;

const SEED_PERIOD = 1_000_003;

/**
 * Two numbers that spread evenly over consecutive seeds: `first` cycles through `count` slots, and `second`
 * changes with each cycle so that the pairs do not repeat.
 */
export function evenPair(seed: number, count: number): { first: number; second: number } {
  const cycle = Math.floor(seed / count);
  const first = (((seed + cycle) % count) + 0.5) / count;
  return { first, second: ((cycle % SEED_PERIOD) * GOLDEN + (seed % count) * Math.SQRT2) % 1 };
}

/** Irrational increments, so that sequences of different keys do not correlate. */
const INCREMENTS = [2, 3, 5, 7, 11, 13, 17, 19].map((prime) => Math.sqrt(prime) % 1);

const JITTER = 0.04;

/** A number that spreads evenly over consecutive seeds, with a sequence of its own for each key. */
export function evenNumber(seed: number, key: string, noise: number): number {
  const increment = INCREMENTS[hash(key) % INCREMENTS.length] ?? GOLDEN;
  return ((seed % SEED_PERIOD) * increment + (hash(key) % 1000) / 1000 + noise * JITTER) % 1;
}

export function pick<T>(items: readonly T[], random: number): T | undefined {
  return items[Math.min(items.length - 1, Math.floor(random * items.length))];
}

/** Softmax sampling: items are weighted by exp(score / temperature), and 0 returns the first of the best. */
export function sample<T>(
  items: readonly T[],
  scoreOf: (item: T) => number,
  temperature: number,
  random: number,
): T | undefined {
  const scored = items.map((item) => ({ item, score: scoreOf(item) }));
  const best = Math.max(...scored.map(({ score }) => score));
  if (temperature <= 0) return scored.find(({ score }) => score === best)?.item;
  const weights = scored.map(({ score }) => Math.exp((score - best) / temperature));
  let left = random * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return scored[at]?.item;
  }
  return scored.at(-1)?.item;
}
