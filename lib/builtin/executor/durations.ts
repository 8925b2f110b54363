/** The units of the SDK specification's time strings (1.3.2), in milliseconds. */
const UNITS: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** The last moment a date can be. */
export const LATEST = 8.64e15;

/**
 * When a wait is over: a time string (`1h30m`) from now on, or a moment (`2030-01-01T00:00:00Z`).
 *
 * @returns milliseconds since the epoch, or null if the text is neither
 */
export function momentOf(text: string, now: number): number | null {
  if (text === "") return now; // the SDK's way of writing 0
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d|w)/g)];
  if (parts.length > 0 && parts.map((part) => part[0]).join("") === text) {
    const ms = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ""] ?? 0), 0);
    return Math.min(now + ms, LATEST);
  }
  const moment = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}
