import { stream } from "@/lib/pipeline/random";
import { mean, quantile } from "./statistics";

/** Resamples where none are told; 1,000 are the usual least for the ends of an interval (Efron and Tibshirani 1993). */
export const RESAMPLES = 1000;
const LEVEL = 0.95;
/** Rows of a half at most: eigenvalues of a larger matrix take too long to be found so often. */
const MAX_HALF = 100;

/**
 * How a figure's rows are drawn again.
 *
 * - "rows": as many as there are, with replacement (Efron 1979); for means, ratios and correlations of rows.
 * - "halves": b of n, one half and at most 100, without replacement (McCarthy 1969; Politis and Romano 1994); for
 *   figures about a set, in which a row drawn twice would be a duplicate that nobody wrote. Their mean is moved to the
 *   value, and their spread is that of the whole times √((n − b) / b).
 * - "halves_log": the same with logarithms, for figures that grow with the number of ideas.
 */
export type Resampling = "rows" | "halves" | "halves_log";

export type Interval = [low: number, high: number];

/**
 * Calls a statistic with rows drawn again, by their place.
 *
 * @param size how many rows there are
 * @param seed the same seed draws the same rows
 */
export function* resample(
  resampling: Resampling,
  size: number,
  { resamples, seed }: { resamples: number; seed: number },
): Generator<number[]> {
  const random = stream(seed, "resample", resampling === "rows" ? "rows" : "halves", size);
  const places = Array.from({ length: size }, (_, place) => place);
  const half = halfOf(size);
  for (let turn = 0; turn < resamples; turn++) {
    if (resampling === "rows") {
      yield places.map(() => Math.floor(random.float() * size));
      continue;
    }
    for (let at = 0; at < half; at++) {
      const other = at + Math.floor(random.float() * (size - at));
      [places[at], places[other]] = [places[other] ?? 0, places[at] ?? 0];
    }
    yield places.slice(0, half).sort((a, b) => a - b);
  }
}

const halfOf = (size: number) => Math.min(MAX_HALF, Math.max(1, Math.floor(size / 2)));

/**
 * The interval of a value by its resampled values, which it always contains.
 *
 * @param size how many rows there are
 * @returns null where no resample had a value
 */
export function intervalOf(
  resampling: Resampling,
  value: number,
  resampled: readonly number[],
  size: number,
): Interval | null {
  if (resampled.length === 0) return null;
  const spread = around(resampling, value, resampled, size).sort((a, b) => a - b);
  const [low, high] = tails(spread, LEVEL);
  return [Math.min(value, low), Math.max(value, high)];
}

/** The middle of sorted values that holds this share of them. */
export function tails(sorted: readonly number[], level: number): Interval {
  const tail = (1 - level) / 2;
  return [quantile(sorted, tail), quantile(sorted, 1 - tail)];
}

/**
 * Resampled values as they spread around the value they stand for, in the same order; those that are no numbers stay.
 *
 * @param size how many rows there are
 */
export function around(
  resampling: Resampling,
  value: number,
  resampled: readonly number[],
  size: number,
): number[] {
  if (resampling === "rows") return [...resampled];
  const isLog = resampling === "halves_log" && value > 0 && resampled.every((drawn) => !(drawn <= 0));
  const scaled = isLog ? resampled.map(Math.log) : resampled;
  const middle = mean(scaled.filter(Number.isFinite)) ?? 0;
  const half = halfOf(size);
  const factor = Math.sqrt(half / Math.max(half, size - half));
  return scaled.map((drawn) => {
    const off = (drawn - middle) * factor;
    return isLog ? value * Math.exp(off) : value + off;
  });
}
