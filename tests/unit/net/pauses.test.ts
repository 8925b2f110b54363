import { describe, expect, it } from "vitest";
import { Pauses } from "@/lib/net/pauses";

/** Pauses begin with the second failure without an answer in between. */
function paused() {
  const pauses = new Pauses();
  pauses.recordFailure("here", limit(0), 0);
  expect(pauses.msLeft("here", 0)).toBe(0);
  return pauses;
}

const limit = (retryAfterMs: number | null) => ({ kind: "rate_limited" as const, retryAfterMs });

describe("a pause", () => {
  it("grows while it brings nothing, and begins anew after an answer", () => {
    const pauses = paused();
    const lengths: number[] = [];
    let now = 0;
    for (let failure = 0; failure < 9; failure++) {
      pauses.recordFailure("here", limit(0), now);
      lengths.push(pauses.msLeft("here", now));
      now += pauses.msLeft("here", now);
    }
    expect(lengths).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    pauses.recordAnswer("here");
    pauses.recordFailure("here", limit(9_000), now);
    expect(pauses.msLeft("here", now), "a lone failure among answers").toBe(0);
    pauses.recordFailure("here", limit(null), now);
    expect([pauses.msLeft("here", now), pauses.msLeft("there", now)]).toEqual([500, 0]);
  });

  it("counts once for calls that were under way together, and is as long as the longest that is told", () => {
    const pauses = paused();
    for (const told of [null, 3_000, 0]) pauses.recordFailure("here", limit(told), 100);
    expect(pauses.msLeft("here", 100)).toBe(3_000);
    pauses.recordFailure("here", limit(0), 3_100);
    expect(pauses.msLeft("here", 3_100)).toBe(1_000);
  });

  it("is given up after twenty in a row, until there were none for a while", () => {
    const pauses = paused();
    let now = 0;
    for (let failure = 0; failure < 21; failure++) {
      expect(pauses.isGivenUp("here")).toBe(false);
      now += Math.max(0, pauses.msLeft("here", now));
      pauses.recordFailure("here", limit(0), now);
    }
    expect([pauses.isGivenUp("here"), pauses.msLeft("here", now)]).toEqual([true, 0]);
    pauses.recordFailure("here", limit(0), now + 600_000);
    expect(pauses.isGivenUp("here")).toBe(false);
  });

  it("is not made for other failures, and a short one for a service that is not ready", () => {
    const pauses = paused();
    pauses.recordFailure("here", { kind: "transient", retryAfterMs: 9_000 }, 0);
    expect(pauses.msLeft("here", 0)).toBe(0);
    for (let now = 0; now < 60_000; now += 5_000)
      pauses.recordFailure("here", { kind: "loading", retryAfterMs: null }, now);
    expect(pauses.msLeft("here", 55_000)).toBe(5_000);
  });
});
