import type { Figure } from "@/lib/contracts/quality";
import type { Measure } from "./measure";
import type { ResampleOptions } from "./measure-ideas";
import { measuresOf } from "./measures";
import { around, type Interval, RESAMPLES, resample, tails } from "./resample";
import type { QualityInput, QualityRow } from "./types";

/** One figure of two sets of ideas. */
export interface Difference extends Pick<Figure, "id" | "name" | "unit" | "better"> {
  a: number | null;
  b: number | null;
  /** b − a; null where one of them has no value. */
  difference: number | null;
  /** 95 % of the bootstrap of the difference. */
  interval: Interval | null;
  /** The same with the level that allows for all comparisons (Bonferroni). */
  widened: Interval | null;
  /** Whether `interval` leaves out 0, and whether `widened` does. */
  real: boolean;
  realOfAll: boolean;
}

export interface Comparison {
  /** Whether row by row: both sides were asked for the same. */
  paired: boolean;
  /** How many figures were compared: of so many differences one in twenty is "real" by chance. */
  comparisons: number;
  differences: Difference[];
}

/** Fewer rows say nothing of any others. */
const LEAST_ROWS = 10;
const LEVEL = 0.95;

/**
 * Which figures of two sets of ideas differ by more than other rows would: the bootstrap of the difference, over the
 * same rows of both where these are the same. Dunn 1961, for the level that allows for all comparisons.
 */
export function compareSets(
  a: QualityInput,
  b: QualityInput,
  { resamples = RESAMPLES, seed = 1 }: ResampleOptions = {},
): Comparison {
  const paired = haveSameRows(a.rows, b.rows);
  const others = new Map(measuresOf(b).map((measure) => [measure.id, measure]));
  const sizes = [a.rows.length, b.rows.length] as const;
  const both = measuresOf(a).flatMap((measure) => {
    const other = others.get(measure.id);
    return other ? [{ measure, other }] : [];
  });
  const drawn = both.map(({ measure, other }) => {
    const one = draw(measure, sizes[0], { resamples, seed });
    // Places are drawn by seed and size, so that the same seed draws the same rows of both.
    const another = draw(other, sizes[1], { resamples, seed: paired ? seed : seed + 1 });
    return { measure, one, another };
  });
  const comparisons = drawn.filter(({ one, another }) => one && another).length;
  const differences = drawn.map(({ measure: { id, name, unit, better, resampling }, one, another }) => {
    const head = { id, name, unit, better, a: one?.value ?? null, b: another?.value ?? null };
    if (!one || !another) return { ...head, ...NOTHING };
    const difference = another.value - one.value;
    const ofOne = around(resampling, one.value, one.drawn, sizes[0]);
    const ofAnother = around(resampling, another.value, another.drawn, sizes[1]);
    const moved = ofOne
      .map((value, turn) => (ofAnother[turn] ?? Number.NaN) - value)
      .filter(Number.isFinite)
      .sort((x, y) => x - y);
    if (moved.length === 0) return { ...head, ...NOTHING, difference };
    const interval = tails(moved, LEVEL);
    const widened = tails(moved, 1 - (1 - LEVEL) / comparisons);
    const enough = Math.min(...sizes) >= LEAST_ROWS;
    return {
      ...head,
      difference,
      interval,
      widened,
      real: enough && leavesOutZero(interval),
      realOfAll: enough && leavesOutZero(widened),
    };
  });
  return { paired, comparisons, differences };
}

const NOTHING = { difference: null, interval: null, widened: null, real: false, realOfAll: false };

const leavesOutZero = ([low, high]: Interval) => low > 0 || high < 0;

function draw(measure: Measure, size: number, options: { resamples: number; seed: number }) {
  const value = measure.of(Array.from({ length: size }, (_, place) => place));
  if (measure.n === 0 || value === null) return null;
  const drawn: number[] = [];
  // A resample that has no value keeps its place, so that both sides stay in step.
  for (const places of resample(measure.resampling, size, options))
    drawn.push(measure.of(places) ?? Number.NaN);
  return { value, drawn };
}

/** Whether two sets were asked for the same, row by row. */
function haveSameRows(a: readonly QualityRow[], b: readonly QualityRow[]): boolean {
  const asked = ({ row, primaryTag, seedTags, targetAudience, targetComplexity }: QualityRow) =>
    JSON.stringify([row, primaryTag, seedTags, targetAudience, targetComplexity]);
  return a.length === b.length && a.every((row, place) => asked(row) === asked(b[place] as QualityRow));
}
