import { stream } from "@/lib/pipeline/random";

/** 2³¹ − 1, a prime, past every id. A product of two smaller numbers fits SQLite's integers. */
const PRIME = 2_147_483_647;
const [TWO_30, TWO_32] = [2 ** 30, 2 ** 32];

/** The numbers of a seed's order, both under 2³¹. */
export interface Shuffle {
  a: number;
  b: number;
}

/**
 * The order of a seed: by (a·id + b)⁵ modulo a prime. 5 shares no factor with PRIME − 1, so that each id has a place of
 * its own, which other projects do not change.
 */
export function shuffleOf(seed: number): Shuffle {
  const random = stream(seed, "project-list");
  return { a: 1 + random.int(PRIME - 1), b: random.int(PRIME) };
}

/**
 * The order in SQL: an expression of `x`, and `x` as one of `id` and two `?`, which are a and b. The driver binds every
 * number as a REAL, in which products would be rounded.
 */
export const SHUFFLE_SQL = {
  x: (id: string) => `(${id} * CAST(? AS BIGINT) + CAST(? AS BIGINT)) % ${PRIME}`,
  fifth: `x * x % ${PRIME} * (x * x % ${PRIME}) % ${PRIME} * x % ${PRIME}`,
};

/** Places are sorted into so many buckets, of which only those of the wanted part are sorted within. */
const BUCKETS = 2 ** 16;
const bucketOf = (place: number) => place >>> 15;

/**
 * The same order here, where any part of it costs as much as its beginning.
 *
 * @param start how many of the shuffled ids come before the first one that is wanted
 */
export function shuffledPart(
  ids: readonly number[],
  { a, b }: Shuffle,
  { start, length }: { start: number; length: number },
): number[] {
  const places = new Uint32Array(ids.length);
  const counts = new Uint32Array(BUCKETS);
  for (let at = 0; at < ids.length; at++) {
    const place = fifthPower(sum(product(ids[at] as number, a), b));
    places[at] = place;
    (counts[bucketOf(place)] as number)++;
  }
  let [first, before] = [0, 0];
  while (first < BUCKETS && before + (counts[first] as number) <= start) before += counts[first++] as number;
  let [end, until] = [first, before];
  while (end < BUCKETS && until < start + length) until += counts[end++] as number;
  const found: { id: number; place: number }[] = [];
  for (let at = 0; at < ids.length; at++) {
    const place = places[at] as number;
    const bucket = bucketOf(place);
    if (bucket >= first && bucket < end) found.push({ id: ids[at] as number, place });
  }
  found.sort((one, other) => one.place - other.place);
  return found.slice(start - before, start - before + length).map(({ id }) => id);
}

function fifthPower(x: number): number {
  const square = product(x, x);
  return product(product(square, square), x);
}

/**
 * Of two numbers under PRIME, modulo PRIME. The quotient that floating point gives is at most one beside the true one, so
 * that the remainder can be told from its lowest 32 bits. Several times as fast as %, which V8 leaves to fmod, and exact
 * where % is not.
 */
function product(x: number, y: number): number {
  const quotient = (x * y * (1 / PRIME)) | 0;
  const rest = (Math.imul(x, y) - Math.imul(quotient, PRIME)) | 0;
  if (rest >= 0) return rest === PRIME ? 0 : rest;
  return rest > -TWO_30 ? rest + PRIME : rest + TWO_32 - PRIME;
}

/** The sum of two numbers under PRIME, modulo PRIME. */
const sum = (x: number, y: number) => (x + y >= PRIME ? x + y - PRIME : x + y);
