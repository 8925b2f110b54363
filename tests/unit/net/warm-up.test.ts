import { expect, it } from "vitest";
import { WarmUps } from "@/lib/net/warm-up";

it("is counted from the first time that a service was not ready, for all who ask", async () => {
  const warmUps = new WarmUps();
  const left: number[] = [];
  for (const now of [0, 10_000, 59_000, 61_000]) left.push(await warmUps.msLeft("a", now, 60_000));
  expect(left).toEqual([60_000, 50_000, 1_000, -1_000]);
  expect(await warmUps.msLeft("b", 61_000, 60_000)).toBe(60_000);
});

it("begins anew after an answer, and after a long silence", async () => {
  const warmUps = new WarmUps();
  await warmUps.msLeft("a", 0, 60_000);
  warmUps.recordAnswer("a");
  expect(await warmUps.msLeft("a", 50_000, 60_000)).toBe(60_000);
  expect(await warmUps.msLeft("a", 400_000, 60_000)).toBe(60_000);
});
