import type { Random } from "../random";

/**
 * Deals `size` values so that no two of them come more than one time apart, in any beginning of the list too:
 * whole shuffled rounds, the last one broken off. Each place gets each value with the same chance.
 */
export function spreadEvenly<T>(random: Random, values: readonly T[], size: number): T[] {
  const dealt: T[] = [];
  while (values.length > 0 && dealt.length < size) dealt.push(...random.shuffle(values));
  return dealt.slice(0, size);
}
