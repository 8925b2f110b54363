import fc from "fast-check";
import { expect, test } from "vitest";
import { addressOf } from "@/lib/view/address";

const name = fc.stringMatching(/^[a-z_]{1,8}$/);
const value = fc.oneof(fc.string({ unit: "grapheme" }), fc.integer(), fc.boolean(), fc.constant(null));

test("an address holds what is not empty, and is read as it was written", () => {
  fc.assert(
    fc.property(fc.dictionary(name, value), (state) => {
      const given = Object.entries(state).filter(([, each]) => each !== null && each !== "");
      const { pathname, searchParams } = new URL(addressOf("/runs", state, {}), "http://page.test");
      expect(pathname).toBe("/runs");
      expect([...searchParams]).toEqual(given.map(([key, each]) => [key, String(each)]));
    }),
  );
});

test("an address leaves defaults out, and shows commas and colons as they are", () => {
  const state = { tags: ["c++", "ios"], date_to: "2026-03-01T08:30:00Z", limit: 25, offset: 0, q: "a & b" };
  expect(addressOf("/projects", state, { limit: 25, offset: 0 })).toBe(
    "/projects?tags=c%2B%2B,ios&date_to=2026-03-01T08:30:00Z&q=a+%26+b",
  );
});
