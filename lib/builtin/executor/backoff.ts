import { LATEST } from "./durations";

const FIRST_MS = 1000;
const LONGEST_MS = 10 * 60_000;

/**
 * How long to wait before another attempt: 1 s, 2 s, 4 s … up to 10 minutes, plus up to half at random.
 * Inngest's own table starts at 15 s, for endpoints across a network; here the endpoint is in process.
 *
 * @param attempt the attempt that has just failed, counted from 0
 */
export function backoffMs(attempt: number, random: () => number): number {
  const base = Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS);
  return Math.round(base * (1 + random() / 2));
}

/**
 * Reads `Retry-After`: seconds, or a moment as RFC 3339 has it (SDK specification 4.1.1).
 *
 * @returns milliseconds to wait, or null without a usable header
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Math.min(Number(header) * 1000, LATEST - now);
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? null : Math.max(0, moment - now);
}
