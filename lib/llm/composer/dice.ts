/** A pure source of numbers in [0, 1): the same seed and key give the same number. */
export type Dice = (key: string) => number;

/** 32-bit hash of a text (FNV-1a with Murmur3's finaliser). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Dice for one answer; every key is an independent throw. */
export function makeDice(seed: number): Dice {
  return (key) => hash(`${seed}/${key}`) / 2 ** 32;
}

/** The golden ratio's fraction: multiples of it, modulo 1, spread more evenly than those of any other number. */
const GOLDEN = 0.6180339887498949;

/**
 * Two throws that spread evenly over seeds in a row: the first goes round `count` places, the second moves on
 * with each round, so that a place which returns meets another second throw.
 */
export function rounds(seed: number, count: number): { place: number; turn: number } {
  const round = Math.floor(seed / count);
  const place = (((seed + round) % count) + 0.5) / count;
  return { place, turn: ((round % 1_000_003) * GOLDEN + (seed % count) * Math.SQRT2) % 1 };
}

/** Irrational steps; numbers from different ones do not march in line. */
const STEPS = [2, 3, 5, 7, 11, 13, 17, 19].map((prime) => Math.sqrt(prime) % 1);

/** How far a step is thrown about, so that seeds in a row spread evenly without a visible pattern. */
const JITTER = 0.04;

/** A throw that spreads evenly over seeds in a row, in a step of its own for each key. */
export function stepped(seed: number, key: string, throwOf: number): number {
  const step = STEPS[hash(key) % STEPS.length] ?? GOLDEN;
  return ((seed % 1_000_003) * step + (hash(key) % 1000) / 1000 + throwOf * JITTER) % 1;
}

/** One of the items, each equally likely; undefined where there are none. */
export function pick<T>(items: readonly T[], throwOf: number): T | undefined {
  return items[Math.min(items.length - 1, Math.floor(throwOf * items.length))];
}

/**
 * One of the items, weighted by exp(score / temperature): at 0 the best (the first among equals), and the
 * higher the temperature the more evenly.
 */
export function pickRanked<T>(
  items: readonly T[],
  scoreOf: (item: T) => number,
  temperature: number,
  throwOf: number,
): T | undefined {
  const scored = items.map((item) => ({ item, score: scoreOf(item) }));
  const best = Math.max(...scored.map(({ score }) => score));
  if (temperature <= 0) return scored.find(({ score }) => score === best)?.item;
  const weights = scored.map(({ score }) => Math.exp((score - best) / temperature));
  let left = throwOf * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return scored[at]?.item;
  }
  return scored.at(-1)?.item;
}
