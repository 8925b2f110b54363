import { expect, test } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { within } from "@/lib/core/within";

test("a value is taken where it comes in time, another where it does not or fails in a way that passes", async () => {
  expect(await within(60_000, Promise.resolve(1), 2)).toBe(1);
  expect(await within(1, new Promise<number>(() => {}), 2)).toBe(2);
  const unavailable = new DomainError("store_unavailable", "Later.");
  expect(await within(60_000, Promise.reject(unavailable), 2)).toBe(2);
});

test("a fault of our own is not hidden", async () => {
  await expect(within(60_000, Promise.reject(new TypeError("no")), 2)).rejects.toThrow(TypeError);
});
