import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { Patience } from "@/lib/llm/retry";
import { trouble } from "@/lib/llm/trouble";

const failed = trouble("passing", "llm_unavailable", "It failed.");
const unreachable = trouble("connect", "llm_unreachable", "LLM endpoint unreachable: host, refused.");
const limited = (waitMs: number | null) => trouble("limited", "llm_rate_limited", "Slow down.", { waitMs });

function patience({ maxRetries = 3, random = 0.5, now = (): number => 0 } = {}) {
  return new Patience({ maxRetries, random: () => random, now });
}

/** The code a pause ends with. */
function codeOf(pause: () => number): string {
  try {
    pause();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
  }
  return "no error";
}

describe("patience", () => {
  it("waits longer each time, and no oftener than told", () => {
    const patient = patience();
    expect([1, 2, 3].map(() => patient.pauseAfter(failed))).toEqual([500, 1_000, 2_000]);
    expect(codeOf(() => patient.pauseAfter(failed))).toBe("llm_unavailable");
  });

  it("jitters a wait by a quarter either way", () => {
    expect(patience({ random: 0 }).pauseAfter(failed)).toBe(375);
    expect(patience({ random: 1 }).pauseAfter(failed)).toBe(625);
  });

  it("gives up at once where no retries are allowed", () => {
    expect(codeOf(() => patience({ maxRetries: 0 }).pauseAfter(failed))).toBe("llm_unavailable");
  });

  it("waits out a rate limit as told, which uses up no retry", () => {
    const patient = patience({ maxRetries: 1, random: 0 });
    expect([1, 2, 3].map(() => patient.pauseAfter(limited(3_000)))).toEqual([3_000, 3_000, 3_000]);
    expect(patient.pauseAfter(failed)).toBe(375);
  });

  it("ends after ten rate limits", () => {
    const patient = patience();
    for (let time = 0; time < 10; time++) patient.pauseAfter(limited(null));
    expect(codeOf(() => patient.pauseAfter(limited(null)))).toBe("llm_rate_limited");
  });

  it("waits as told for other failures too", () => {
    const busy = trouble("passing", "llm_unavailable", "Loading.", { waitMs: 4_000 });
    expect(patience({ random: 0 }).pauseAfter(busy)).toBe(4_000);
  });

  it("calls an endpoint that never took a connection unreachable", () => {
    const patient = patience({ maxRetries: 1 });
    patient.pauseAfter(unreachable);
    expect(codeOf(() => patient.pauseAfter(unreachable))).toBe("llm_unreachable");
  });

  it("calls one that was there a moment ago only out of connection", () => {
    const patient = patience({ maxRetries: 1 });
    patient.pauseAfter(failed);
    expect(codeOf(() => patient.pauseAfter(unreachable))).toBe("llm_no_connection");
  });

  it("tries a silent host for nine seconds, however many retries there are", () => {
    let now = 0;
    const patient = patience({ maxRetries: 20, now: () => now });
    const tries: number[] = [];
    const code = codeOf(() => {
      for (;;) {
        now += 3_000;
        now += patient.pauseAfter(unreachable);
        tries.push(now);
      }
    });
    expect([code, tries]).toEqual(["llm_unreachable", [3_500, 7_500]]);
    expect(now).toBeLessThan(15_000);
  });
});
