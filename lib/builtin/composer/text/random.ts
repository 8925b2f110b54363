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

/** Above any number of seeds in a row. */
const SEED_PERIOD = 1_000_003;

/**
 * Whose turn it is among `count`: consecutive seeds come to consecutive places, and the order shifts with each round,
 * so that the turns of two keys do not stay in step.
 */
export function turn(seed: number, key: string, count: number): number {
  const at = (seed % SEED_PERIOD) + (hash(key) % SEED_PERIOD);
  return count > 0 ? (at + Math.floor(at / count)) % count : 0;
}

/** The items from the one whose turn it is. */
export function inTurn<T>(items: readonly T[], seed: number, key: string): T[] {
  const at = turn(seed, key, items.length);
  return [...items.slice(at), ...items.slice(0, at)];
}

export function pick<T>(items: readonly T[], random: number): T | undefined {
  return items[Math.min(items.length - 1, Math.floor(random * items.length))];
}
