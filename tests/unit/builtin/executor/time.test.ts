import { describe, expect, test } from "vitest";
import { resolveTime, retryAfterMs, retryDelay } from "@/lib/builtin/executor/time";

describe("a time string", () => {
  test.each([
    ["90s", 90_000],
    ["1h30m", 5_400_000],
    ["2d", 172_800_000],
    ["1w", 604_800_000],
    ["1.5s", 1500],
    ["1500000ns", 1.5],
    ["2500us", 2.5],
    ["2500µs", 2.5],
    ["1m1ms", 60_001],
    ["0s", 0],
    ["", 0],
    ["1970-01-01T00:00:05Z", 5000],
  ])("%s", (text, ms) => {
    expect(resolveTime(text, 0)).toBe(ms);
  });

  // parse-duration accepts all but the first and the third of these.
  test.each([
    "soon",
    "5",
    "h",
    "1h ago",
    "12 months",
    "1h 30m",
    "1h30",
    "1,000s",
    "1e3s",
    "-1s",
    ".5s",
    "1H",
    "1mo",
    "1y",
  ])("is not %s", (text) => {
    expect(resolveTime(text, 0)).toBeNull();
  });
});

test("the retry delay doubles from 1 s to 10 minutes, and adds up to 50 %", () => {
  const least = Array.from({ length: 12 }, (_, attempt) => retryDelay(attempt, () => 0));
  expect(least).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600].map((seconds) => seconds * 1000));
  expect(retryDelay(3, () => 1)).toBe(12_000);
});

test.each([
  [null, null],
  ["30", 30_000],
  ["1970-01-01T00:01:00Z", 50_000],
  ["1970-01-01T00:00:00Z", 0],
  ["later", null],
])("Retry-After %s", (header, ms) => {
  expect(retryAfterMs(header, 10_000)).toBe(ms);
});

test("a time beyond the latest date is clamped to it, which the store can hold", () => {
  const late = [resolveTime("99999999999w", 5), 5 + (retryAfterMs("1".repeat(30), 5) ?? 0)];
  expect(late.map((ms) => new Date(ms ?? 0).toISOString())).toEqual(
    Array(2).fill("+275760-09-13T00:00:00.000Z"),
  );
});
