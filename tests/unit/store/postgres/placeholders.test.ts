import { expect, test } from "vitest";
import { toNumbered } from "@/lib/store/postgres/placeholders";

test.each([
  ["SELECT 1", "SELECT 1"],
  ["SELECT ?, ? WHERE a = ?", "SELECT $1, $2 WHERE a = $3"],
  ["SELECT '?', 'it''s ?', ? AS \"a?\"", "SELECT '?', 'it''s ?', $1 AS \"a?\""],
  ["-- why? it's so\nSELECT ? -- what?", "-- why? it's so\nSELECT $1 -- what?"],
  ["/* why?\n it's */ SELECT ?::json", "/* why?\n it's */ SELECT $1::json"],
])("%j becomes %j, however often it is asked for", (sql, numbered) => {
  expect(toNumbered(sql)).toBe(numbered);
  expect(toNumbered(sql)).toBe(numbered);
});
