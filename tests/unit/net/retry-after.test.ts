import { describe, expect, it } from "vitest";
import { parseRetryAfter } from "@/lib/net/retry-after";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const read = (headers: Record<string, string>) => parseRetryAfter(new Headers(headers), NOW);

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
