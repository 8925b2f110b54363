import { describe, expect, it } from "vitest";
import { parseRetryAfter, toldWait } from "@/lib/net/retry-after";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const read = (headers: Record<string, string>) => parseRetryAfter(new Headers(headers), null, NOW);

describe("Retry-After", () => {
  it.each<[string, Record<string, string>, number | null]>([
    ["seconds", { "retry-after": "7" }, 7_000],
    ["parts of a second", { "retry-after": "0.25" }, 250],
    ["milliseconds, before seconds", { "retry-after-ms": "120", "retry-after": "9" }, 120],
    ["a date", { "retry-after": "Mon, 23 Nov 2026 12:00:05 GMT" }, 5_000],
    ["a date gone by", { "retry-after": "Mon, 23 Nov 2026 11:00:00 GMT" }, 0],
    ["an hour, cut to a minute", { "retry-after": "3600" }, 60_000],
    ["a negative number, which is none", { "retry-after": "-3" }, null],
    ["words, which are none", { "retry-after": "soon" }, null],
    ["nothing", {}, null],
    [
      "OpenAI's reset of what is used up",
      {
        "x-ratelimit-remaining-requests": "12",
        "x-ratelimit-reset-requests": "50s",
        "x-ratelimit-remaining-tokens": "0",
        "x-ratelimit-reset-tokens": "1s500ms",
      },
      1_500,
    ],
    [
      "the later of two resets",
      {
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "20ms",
        "x-ratelimit-remaining-tokens": "0",
        "x-ratelimit-reset-tokens": "0m2s",
      },
      2_000,
    ],
    [
      "a reset that is no duration",
      { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1700000000" },
      null,
    ],
  ])("%s", (_name, headers, wanted) => {
    expect(read(headers)).toBe(wanted);
  });
});

describe("a wait in the body of an error", () => {
  const told = (body: unknown) => toldWait(body, typeof body === "string" ? body : JSON.stringify(body), NOW);

  it.each<[string, unknown, number]>([
    [
      "Google's details",
      { error: { details: [{ "@type": "RetryInfo", retryDelay: "34.074824224s" }] } },
      34_074.8,
    ],
    ["protobuf's seconds", { error: { details: [{ retryDelay: { seconds: "12", nanos: 5 } }] } }, 12_000],
    ["a field in seconds", { error: { message: "Slow down.", retry_after: 9 } }, 9_000],
    ["a field in milliseconds", { retry_after_ms: "1500" }, 1_500],
    ["a header a gateway passes on", { metadata: { headers: { "Retry-After": "20" } } }, 20_000],
    [
      "a moment in milliseconds",
      { metadata: { headers: { "X-RateLimit-Reset": String(NOW + 8_000) } } },
      8_000,
    ],
    ["a moment in seconds", { reset_at: NOW / 1_000 + 40 }, 40_000],
    [
      "minutes and seconds",
      "Rate limit reached: Limit 3, Used 3. Please try again in 1m20.5s. Visit x.",
      80_500,
    ],
    ["milliseconds", "Please try again in 622ms.", 622],
    ["words for units", "Retry after 1 minute and 20 seconds", 80_000],
    ["late in a long message", `${"Limit 30000, Used 29000. ".repeat(40)}You can retry in 7s`, 7_000],
    ["a date in words", "Quota resets at 2026-11-23T12:00:30Z.", 30_000],
    ["a date of HTTP", "Come back on Mon, 23 Nov 2026 12:01:00 GMT", 60_000],
    ["Chinese", "请求过于频繁，请在 30 秒后重试", 30_000],
    ["Japanese", "1分20秒後に再試行してください", 80_000],
    ["German", "Zu viele Anfragen. Bitte in 15 Sekunden erneut versuchen.", 15_000],
    ["Spanish", "Demasiadas solicitudes; espere 2 minutos", 120_000],
    ["Russian", "Повторите через 45 секунд", 45_000],
    ["JSON in a text", { message: JSON.stringify({ error: { details: [{ retryDelay: "5s" }] } }) }, 5_000],
  ])("%s", (_name, body, wanted) => {
    expect(told(body)).toBeCloseTo(wanted, 0);
  });

  it.each(["Too many requests.", "Limit 20 requests per 1m", "at most 5 requests every 60 seconds", ""])(
    "is none in: %s",
    (body) => expect(told(body)).toBeNull(),
  );

  it.each<[string, Record<string, string>, number, number]>([
    ["beside none", {}, 80_000, 80_000],
    ["beside a header that says 0", { "retry-after": "0" }, 9_000, 9_000],
    ["after a header that says more", { "retry-after": "7" }, 9_000, 7_000],
    ["of more than five minutes, cut to one", {}, 3_600_000, 60_000],
  ])("counts %s", (_name, headers, wait, wanted) => {
    expect(parseRetryAfter(new Headers(headers), wait, NOW)).toBe(wanted);
  });

  it("is read from hostile bodies in no time", () => {
    for (const text of [
      "9".repeat(10_000),
      "retry in ".repeat(1_200),
      "1m ".repeat(3_300),
      " ".repeat(10_000),
    ]) {
      told(text);
    }
  });
});
