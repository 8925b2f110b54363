import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backoffMs, retryAfterMs } from "@/lib/builtin/executor/backoff";
import { momentOf } from "@/lib/builtin/executor/durations";
import { compileExpression, keyOf } from "@/lib/builtin/executor/expressions";
import { newId } from "@/lib/builtin/executor/ids";

const event = { id: "1", name: "go", ts: 1, data: { taskId: "a", n: 2, deep: { yes: true }, nothing: null } };
const other = { ...event, data: { taskId: "a", n: 3 } };

describe("an expression", () => {
  test.each([
    ['"waywo"', "waywo"],
    ["'it\\'s'", "it's"],
    ["event.data.taskId", "a"],
    ["event.data.deep.yes", true],
    ["event.data.deep.no", undefined],
    ["event.data.taskId.length", undefined],
    ["event.data.constructor", undefined],
    ['event.data.taskId + "-" + event.data.n', "a-2"],
    ["event.data.n + 1", 3],
    ["event.data.taskId == async.data.taskId", true],
    ["event.data.n == async.data.n", false],
    ["event.data.n != async.data.n", true],
    ["event.data.gone == async.data.gone", false],
    ["event.data.gone == null", true],
    ["event.data.nothing == null", true],
    ["event.data.n == '2'", false],
    ["event.data.n == 2 && event.name == 'go'", true],
    ["event.data.n == 3 || (event.name == 'go' && true)", true],
    ["false || false", false],
  ])("%s", (source, value) => {
    expect(compileExpression(source)({ event, async: other })).toEqual(value);
  });

  test.each([
    "",
    "event.data.x >",
    "size(event)",
    "(event.data.x",
    "event.data.x 'y'",
    "event..x",
    "a[0]",
    "!true",
    "&&",
  ])("that is not understood is refused: %s", (source) => {
    expect(() => compileExpression(source)).toThrow(/^the expression /);
  });

  test("of any text is compiled or refused with a sentence, and never does anything else", () => {
    fc.assert(
      fc.property(fc.string(), (source) => {
        try {
          compileExpression(source)({ event });
        } catch (error) {
          expect(String(error)).toContain("the expression");
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("gives any text in quotes as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const quoted = `"${text.replace(/["\\]/g, "\\$&")}"`;
        expect(compileExpression(quoted)({ event })).toBe(text);
      }),
    );
  });

  test("as a key tells numbers from nothing, and text is itself", () => {
    expect([keyOf("a"), keyOf(1), keyOf(undefined), keyOf(null), keyOf({ a: 1 })]).toEqual([
      "a",
      "1",
      "null",
      "null",
      '{"a":1}',
    ]);
  });
});

describe("a length of time", () => {
  test.each([
    ["90s", 90_000],
    ["1h30m", 5_400_000],
    ["2d", 172_800_000],
    ["1w", 604_800_000],
    ["1.5s", 1500],
    ["", 0],
    ["1970-01-01T00:00:05Z", 5000],
  ])("%s", (text, ms) => {
    expect(momentOf(text, 0)).toBe(ms);
  });

  test.each(["soon", "5", "h", "1h ago", "12 monkeys"])("is not %s", (text) => {
    expect(momentOf(text, 0)).toBeNull();
  });
});

test("backoff doubles from 1 s to 10 minutes, and adds up to half", () => {
  const least = Array.from({ length: 12 }, (_, attempt) => backoffMs(attempt, () => 0));
  expect(least).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600].map((seconds) => seconds * 1000));
  expect(backoffMs(3, () => 1)).toBe(12_000);
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

test("a wait beyond all dates is cut to the last of them, which the store can keep", () => {
  const late = [momentOf("99999999999w", 5), 5 + (retryAfterMs("1".repeat(30), 5) ?? 0)];
  expect(late.map((ms) => new Date(ms ?? 0).toISOString())).toEqual(
    Array(2).fill("+275760-09-13T00:00:00.000Z"),
  );
});

test("ids sort in the order in which they were made, also within a millisecond and when the clock goes back", () => {
  const ids = [5, 5, 5, 3, 6].map(newId);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(5);
  expect(ids[0]).toMatch(/^[0-9A-Z]{26}$/);
});
