import { types } from "pg";
import { expect, test } from "vitest";
import { directTypes } from "@/lib/store/postgres/values";

const { builtins } = types;
const parse = (type: number, text: string) => directTypes.getTypeParser(type, "text")(text);

test.each([
  ["a boolean is 0 or 1", builtins.BOOL, "t", 1],
  ["a boolean is 0 or 1", builtins.BOOL, "f", 0],
  ["a count is a number", builtins.INT8, "100000", 100000],
  ["a sum is a number", builtins.NUMERIC, "12.50", 12.5],
  ["a cosine keeps its digits", builtins.FLOAT8, "0.1234567890123456", 0.1234567890123456],
  ["a date is text", builtins.TIMESTAMPTZ, "2026-11-27 08:00:00.12+00", "2026-11-27T08:00:00.120+00:00"],
  [
    "of a session elsewhere, too",
    builtins.TIMESTAMPTZ,
    "2026-11-27 09:30:00+01:30",
    "2026-11-27T08:00:00.000+00:00",
  ],
  ["what is no date stays as it is", 705, "infinity", "infinity"],
  ["JSON is its text", builtins.JSON, '{"a": [1]}', '{"a": [1]}'],
  ["and so is binary JSON", builtins.JSONB, "[1, 2]", "[1, 2]"],
  ["a text is a text", builtins.TEXT, "007", "007"],
])("%s: of type %i, %j is %j", (_, type, text, value) => {
  expect(parse(type, text)).toBe(value);
});

test("bytes are a Uint8Array", () => {
  const bytes = parse(builtins.BYTEA, "\\x00ff7f");
  expect(bytes).toBeInstanceOf(Uint8Array);
  expect([...(bytes as Uint8Array)]).toEqual([0, 255, 127]);
});
