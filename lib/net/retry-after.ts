/** A wait of up to five minutes is waited as told; of a longer one, a minute, then the endpoint is asked again. */
const MAX_WAIT_MS = 300_000;
const LONGER_WAIT_MS = 60_000;
/** Units in the languages that providers answer in; Latin ones end where their word does. */
const UNITS: [pattern: string, ms: number][] = [
  ["(?:ms|msecs?|milli\\p{L}*)(?!\\p{L})|毫秒|밀리초", 1],
  ["(?:s|secs?|seconds?|secondes?|secondi|segundos?|sekunden?|sek|saniye|сек\\p{L}*)(?!\\p{L})|秒|초", 1_000],
  ["(?:m|mins?|minutes?|minuten?|minutos?|minuti|dakika|мин\\p{L}*)(?!\\p{L})|分|분", 60_000],
  ["(?:h|hrs?|hours?|heures?|horas?|stunden?|saat|час\\p{L}*)(?!\\p{L})|小时|小時|時間|시간", 3_600_000],
  ["(?:d|days?|jours?|días?|dias?|tagen?|дн\\p{L}*)(?!\\p{L})|天|일", 86_400_000],
];
const AMOUNT = `(\\d{1,9}(?:[.,]\\d{1,9})?)\\s?(?:${UNITS.map(([unit]) => `(${unit})`).join("|")})`;
const ONE = new RegExp(AMOUNT, "giu");
/** "1m20.5s", "1 minute and 20 seconds". */
const DURATION = `${AMOUNT.replace(/\((?!\?)/g, "(?:")}`;
const SPAN = `${DURATION}(?:[\\s,]*(?:and|und|y|et|и)?\\s*${DURATION})*`;
const AFTER_WORD = new RegExp(
  `(?:again|retry\\w*|wait|reset\\w*|available|back|renew\\w*|after|in)\\b[^\\d.;]{0,40}?(${SPAN})`,
  "iu",
);
/** A span that is no rate ("20 requests per 1m"). */
const ANY_SPAN = new RegExp(`(?<!(?:per|every|each|pro|par|por|每|/)\\s{0,2})(?<![\\d.,])(${SPAN})`, "giu");
const DATE =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?|\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/;
const WAIT_FIELD =
  /^(?:retry[_-]?(?:after|delay|in)|(?:reset|resets)[_-]?(?:after|in))[_-]?(ms|millis|milliseconds)?(?:s|secs?|seconds)?$/i;
const RESET_FIELD = /^(?:x-)?(?:ratelimit-)?resets?(?:[_-]?(?:at|time))?$/i;
/** Seconds since 1970 from here on, milliseconds from a thousand times as many. */
const EPOCH = 1_000_000_000;

/**
 * How long the endpoint asks to be left alone, in milliseconds from now, 0 to 300,000; null where it does not say.
 * Reads `retry-after-ms`, `retry-after` (seconds or a date), OpenAI's `x-ratelimit-reset-*` ("1m30s") for whatever
 * has nothing remaining, and `ratelimit-reset`; then what the body says.
 *
 * @param bodyWaitMs what `toldWait` read
 */
export function parseRetryAfter(
  headers: Headers,
  bodyWaitMs: number | null = null,
  now = Date.now(),
): number | null {
  const retryAfter = headers.get("retry-after");
  const seconds = parseNumber(retryAfter);
  const told =
    parseNumber(headers.get("retry-after-ms")) ??
    (seconds === null ? parseDate(retryAfter, serverTime(headers) ?? now) : seconds * 1_000);
  // A header that says 0 is a default; the body may know better.
  const wait = told && told > 0 ? told : (bodyWaitMs ?? told ?? parseReset(headers, now));
  if (wait === null) return null;
  return wait > MAX_WAIT_MS ? LONGER_WAIT_MS : Math.max(wait, 0);
}

/**
 * The wait that a body asks for, in milliseconds: a field (`retryDelay`, `retry_after`, `reset_at` …), or words such
 * as "try again in 1m20s".
 *
 * @param words the body as one text
 */
export function toldWait(body: unknown, words: string, now = Date.now()): number | null {
  const date = DATE.exec(words)?.[0];
  return (
    fieldWait(body, now) ?? spanIn(AFTER_WORD.exec(words)?.[1]) ?? dateWait(date, now) ?? lastSpan(words)
  );
}

function fieldWait(value: unknown, now: number, depth = 0): number | null {
  if (typeof value !== "object" || value === null || depth > 6) return null;
  for (const [name, part] of Object.entries(value).slice(0, 50)) {
    const field = WAIT_FIELD.exec(name);
    const wait = field
      ? amountOf(part, field[1] ? 1 : 1_000, now)
      : RESET_FIELD.test(name)
        ? resetOf(part, now)
        : fieldWait(part, now, depth + 1);
    if (wait !== null) return wait;
  }
  return null;
}

/** A number, a duration, a date, or protobuf's `{ seconds, nanos }`. */
function amountOf(value: unknown, unitMs: number, now: number): number | null {
  if (typeof value === "number") return value >= 0 ? value * unitMs : null;
  if (typeof value === "string") {
    const plain = parseNumber(value);
    return plain === null ? (spanIn(value) ?? dateWait(value, now)) : plain * unitMs;
  }
  const seconds: unknown =
    typeof value === "object" && value && "seconds" in value ? value.seconds : undefined;
  return seconds === undefined ? null : amountOf(seconds, 1_000, now);
}

/** A moment: since 1970 in seconds or milliseconds, or a date; a smaller number is seconds from now. */
function resetOf(value: unknown, now: number): number | null {
  const at = typeof value === "string" ? parseNumber(value) : value;
  if (typeof at !== "number")
    return typeof value === "string" ? (spanIn(value) ?? dateWait(value, now)) : null;
  if (at < EPOCH) return at * 1_000;
  return (at < EPOCH * 1_000 ? at * 1_000 : at) - now;
}

function dateWait(text: string | undefined, now: number): number | null {
  const date = text === undefined ? undefined : DATE.exec(text)?.[0];
  if (date === undefined) return null;
  const zoned = /[a-z]$|[+-]\d\d:?\d\d$/i.test(date) ? date : `${date}Z`;
  const at = Date.parse(zoned.replace(/ ?UTC$/, "Z"));
  return Number.isNaN(at) ? null : at - now;
}

function spanIn(text: string | undefined): number | null {
  if (text === undefined) return null;
  let total: number | null = null;
  for (const [, amount = "", ...units] of text.matchAll(ONE)) {
    const unit = UNITS[units.findIndex((found) => found !== undefined)]?.[1] ?? 0;
    total = (total ?? 0) + Number(amount.replace(",", ".")) * unit;
  }
  return total;
}

/** For languages whose words are not known here. */
function lastSpan(words: string): number | null {
  return spanIn([...words.slice(0, 10_000).matchAll(ANY_SPAN)].at(-1)?.[1]);
}

function parseNumber(text: string | null): number | null {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null;
}

/** A date is read against the server's own clock, which may be another than ours. */
function serverTime(headers: Headers): number | null {
  const at = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(at) ? null : at;
}

function parseDate(text: string | null, now: number): number | null {
  const at = text !== null && /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at - now;
}

function parseReset(headers: Headers, now: number): number | null {
  const waits = ["requests", "tokens"]
    .filter((name) => headers.get(`x-ratelimit-remaining-${name}`)?.trim() === "0")
    .map((name) => headers.get(`x-ratelimit-reset-${name}`))
    .map((text) => (text && /^[\d.hms]+$/.test(text) ? spanIn(text) : null))
    .filter((wait) => wait !== null);
  if (waits.length > 0) return Math.max(...waits);
  return resetOf(headers.get("ratelimit-reset") ?? headers.get("x-ratelimit-reset"), now);
}
