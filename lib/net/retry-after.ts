/** A longer wait is cut to a minute; then the endpoint is asked again. */
const MAX_RETRY_AFTER_MS = 60_000;
const UNIT_MS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * How long the endpoint asks to be left alone, in milliseconds from now, 0 to 60,000; null where it does not say.
 * Reads `retry-after-ms`, `retry-after` (seconds or a date), and OpenAI's `x-ratelimit-reset-*` ("1m30s") for
 * whatever has nothing remaining.
 */
export function parseRetryAfter(headers: Headers, now = Date.now()): number | null {
  const retryAfter = headers.get("retry-after");
  const seconds = parseNumber(retryAfter);
  const wait =
    parseNumber(headers.get("retry-after-ms")) ??
    (seconds === null ? parseDate(retryAfter, now) : seconds * 1_000) ??
    parseReset(headers);
  return wait === null ? null : Math.min(Math.max(wait, 0), MAX_RETRY_AFTER_MS);
}

function parseNumber(text: string | null): number | null {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null;
}

function parseDate(text: string | null, now: number): number | null {
  const at = text !== null && /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at - now;
}

function parseReset(headers: Headers): number | null {
  const waits = ["requests", "tokens"]
    .filter((name) => headers.get(`x-ratelimit-remaining-${name}`)?.trim() === "0")
    .map((name) => parseDuration(headers.get(`x-ratelimit-reset-${name}`)))
    .filter((wait) => wait !== null);
  return waits.length > 0 ? Math.max(...waits) : null;
}

function parseDuration(text: string | null): number | null {
  if (text === null || !/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * (UNIT_MS[unit ?? ""] ?? 0);
  }
  return total;
}
