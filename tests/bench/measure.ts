import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";

/** Nanoseconds in a millisecond. */
const MS = 1e6;
/** The histogram counts from one tick of its timer to the next. */
const RESOLUTION_MS = 1;

/** Prints how long this process's event loop was blocked during some work. */
export async function watched<T>(what: string, work: () => Promise<T>): Promise<T> {
  const delay: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const result = await work();
  delay.disable();
  const ms = (nanoseconds: number) => Math.max(0, nanoseconds / MS - RESOLUTION_MS).toFixed(1);
  const figures = [50, 95, 99].map((share) => `p${share} ${ms(delay.percentile(share))} ms`);
  console.log(`event-loop delay ${what}: ${figures.join(", ")}, max ${ms(delay.max)} ms`);
  return result;
}

/** Of many times, in milliseconds. */
export function summary(took: readonly number[]): string {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`;
}
