import parseDuration from "parse-duration";

/** Times are in milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** Runs the callback once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
}

/** `setTimeout`, except that it returns the function that cancels the timer. */
export type SetTimer = (callback: () => void, ms: number) => () => void;

/** The latest time a `Date` can hold. */
export const MAX_TIME = 8.64e15;

/** The longest delay Node's timers accept, about 24.8 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const FIRST_RETRY_MS = 1000;
const MAX_RETRY_MS = 10 * 60_000;

/** The SDK's time strings. parse-duration alone would also accept "1 hour ago", "1e3s" and "-1s". */
const TIME_STRING = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|w))+$/;

const nodeTimer: SetTimer = (callback, ms) => {
  const timer = setTimeout(callback, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Creates a clock. Its default timers do not keep the process alive, and delays may exceed Node's maximum. */
export function createClock(now: () => number = Date.now, setTimer: SetTimer = nodeTimer): Clock {
  return {
    now,
    after(ms, callback) {
      let cancel = () => {};
      const schedule = (remaining: number) => {
        const delay = Math.min(Math.max(remaining, 0), MAX_TIMER_MS);
        cancel = setTimer(() => (remaining > delay ? schedule(remaining - delay) : callback()), delay);
      };
      schedule(ms);
      return () => cancel();
    },
  };
}

/** Resolves a time string (`1h30m`, relative to `now`) or an ISO date; null if the text is neither. */
export function resolveTime(text: string, now: number): number | null {
  if (text === "") return now; // how the SDK writes a duration of zero
  if (TIME_STRING.test(text)) return Math.min(now + (parseDuration(text) ?? 0), MAX_TIME);
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/**
 * Milliseconds before the next attempt, after `attempt` (from 0) failed: 1 s, doubling up to 10 minutes, plus up
 * to 50 % jitter. Inngest starts at 15 s because its endpoints are across a network; ours is in process.
 */
export function retryDelay(attempt: number, random: () => number): number {
  const base = Math.min(FIRST_RETRY_MS * 2 ** attempt, MAX_RETRY_MS);
  return Math.round(base * (1 + random() / 2));
}

/** Milliseconds to wait by a `Retry-After` header, in seconds or as RFC 3339 (SDK spec 4.4.3); null if invalid. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Math.min(Number(header) * 1000, MAX_TIME - now);
  const time = Date.parse(header);
  return Number.isNaN(time) ? null : Math.max(0, time - now);
}
