/** What a header may say at most: a longer wait is cut to a minute, then asked again. */
export const MAX_WAIT_MS = 60_000;

const UNIT_MS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * How long the endpoint asks to be left alone, in milliseconds from now, 0 to 60,000; null where it does not say.
 * Reads `retry-after-ms`, `retry-after` (seconds or a date), and OpenAI's `x-ratelimit-reset-*` ("1m30s") of
 * whatever has nothing remaining.
 */
export function readRetryAfter(headers: Headers, now = Date.now()): number | null {
  const told =
    number(headers.get("retry-after-ms")) ??
    seconds(headers.get("retry-after")) ??
    date(headers.get("retry-after"), now) ??
    reset(headers);
  return told === null ? null : Math.min(Math.max(told, 0), MAX_WAIT_MS);
}

function number(text: string | null): number | null {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null;
}

function seconds(text: string | null): number | null {
  const told = number(text);
  return told === null ? null : told * 1_000;
}

function date(text: string | null, now: number): number | null {
  const at = text !== null && /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at - now;
}

function reset(headers: Headers): number | null {
  const waits = ["requests", "tokens"]
    .filter((what) => headers.get(`x-ratelimit-remaining-${what}`)?.trim() === "0")
    .map((what) => duration(headers.get(`x-ratelimit-reset-${what}`)))
    .filter((wait) => wait !== null);
  return waits.length > 0 ? Math.max(...waits) : null;
}

function duration(text: string | null): number | null {
  if (text === null || !/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * (UNIT_MS[unit ?? ""] ?? 0);
  }
  return total;
}
