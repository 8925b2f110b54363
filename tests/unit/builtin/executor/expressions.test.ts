import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileExpression, toKey } from "@/lib/builtin/executor/expressions";

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
    ["async.data.n > event.data.n", true],
    ["event.data.n > async.data.n", false],
    ["event.data.n > event.data.n", false],
    ["event.data.n < async.data.n && event.data.n < 3", true],
    ["event.data.n > event.data.gone", false],
    ["event.data.taskId < 'b'", false],
    ["event.data.gone == async.data.gone", false],
    ["event.data.gone == null", true],
    ["event.data.nothing == null", true],
    ["event.data.n == '2'", false],
    ["event.data.n == 2 && event.name == 'go'", true],
    ["event.data.n == 3 || (event.name == 'go' && true)", true],
    ["false || false", false],
    ["event.data.n < 3 ? 300 : 0", 300],
    ["event.data.gone < 3 && true ? 300 : 0", 0],
    ["event.data.n == 1 ? 1 : event.data.n == 2 ? 2 : 3", 2],
    ["(true ? 1 : 2) + 1", 2],
    ["event.data.n ? 1 : 2", 2],
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
    "true ? 1",
    "true ? : 1",
    "true ? true ? 1 : 2 : 3",
    "1 : 2",
  ])("is rejected if it is not supported: %s", (source) => {
    expect(() => compileExpression(source)).toThrow(/^the expression /);
  });

  test("is either compiled or rejected with a message, whatever the text", () => {
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

  test("evaluates quoted text to itself", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const quoted = `"${text.replace(/["\\]/g, "\\$&")}"`;
        expect(compileExpression(quoted)({ event })).toBe(text);
      }),
    );
  });

  test("converts to a key", () => {
    expect([toKey("a"), toKey(1), toKey(undefined), toKey(null), toKey({ a: 1 })]).toEqual([
      "a",
      "1",
      "null",
      "null",
      '{"a":1}',
    ]);
  });
});
