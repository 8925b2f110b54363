import { expect, it } from "vitest";
import { WarmUps } from "@/lib/net/warm-up";

it("is counted from the first time that a service was not ready, for all who ask", () => {
  const warmUps = new WarmUps();
  expect([0, 10_000, 59_000, 61_000].map((now) => warmUps.msLeft("a", now, 60_000))).toEqual([
    60_000, 50_000, 1_000, -1_000,
  ]);
  expect(warmUps.msLeft("b", 61_000, 60_000)).toBe(60_000);
});

it("begins anew after an answer, and after a long silence", () => {
  const warmUps = new WarmUps();
  warmUps.msLeft("a", 0, 60_000);
  warmUps.recordAnswer("a");
  expect(warmUps.msLeft("a", 50_000, 60_000)).toBe(60_000);
  expect(warmUps.msLeft("a", 400_000, 60_000)).toBe(60_000);
});
