import { expect, test } from "vitest";
import { newId } from "@/lib/builtin/executor/start-run";

test("ids sort in the order in which they were made, within a millisecond and when the clock goes back too", () => {
  const ids = [5, 5, 5.9, 3, 6].map((now) => newId(now));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(5);
  expect(ids[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
});
