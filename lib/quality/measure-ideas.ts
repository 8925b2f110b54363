import { SCORE } from "@/lib/contracts/limits";
import type { Figure, Quality } from "@/lib/contracts/quality";
import type { Measure } from "./measure";
import { measuresOf } from "./measures";
import { type Interval, intervalOf, RESAMPLES, resample } from "./resample";
import type { QualityInput } from "./types";

export interface ResampleOptions {
  resamples?: number;
  /** The same seed gives the same intervals. */
  seed?: number;
}

/** Measures ideas: every figure with its interval by the bootstrap over rows. */
export function measureIdeas(input: QualityInput, options: ResampleOptions = {}): Figure[] {
  return measuresOf(input).map((measure) => figureOf(measure, input.rows.length, options));
}

function figureOf(
  measure: Measure,
  size: number,
  { resamples = RESAMPLES, seed = 1 }: ResampleOptions,
): Figure {
  const { id, name, definition, source, unit, better, n, missing, resampling } = measure;
  const head = { id, name, definition, source, unit, better, n };
  const all = Array.from({ length: size }, (_, place) => place);
  const value = n === 0 ? null : measure.of(all);
  if (value === null) return { ...head, value, interval: null, reason: missing };
  const drawn: number[] = [];
  for (const places of resample(resampling, size, { resamples, seed })) {
    const other = measure.of(places);
    if (other !== null) drawn.push(other);
  }
  const interval = intervalOf(resampling, value, drawn, size);
  return { ...head, value, interval: interval && within(interval, measure), reason: null };
}

/** No more ideas than there are, and no share above 1. */
function within([low, high]: Interval, { unit, n }: Measure): Interval {
  const most = unit === "share" ? 1 : unit === "ideas" ? n : Number.POSITIVE_INFINITY;
  const least = unit === "share" ? 0 : Number.NEGATIVE_INFINITY;
  return [Math.max(low, least), Math.min(high, most)];
}

/** How many ideas the judge gave each score. */
export function countScores({ rows }: Pick<QualityInput, "rows">): Quality["scores"] {
  const count = (scores: (number | null | undefined)[]) =>
    Array.from(
      { length: SCORE.max },
      (_, place) => scores.filter((score) => score === place + SCORE.min).length,
    );
  return {
    idea: count(rows.map(({ idea }) => idea?.ideaScore)),
    complexity: count(rows.map(({ idea }) => idea?.complexityScore)),
  };
}
