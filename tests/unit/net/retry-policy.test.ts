import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { type CallFailure, callFailure } from "@/lib/net/call-failure";
import { RetryPolicy } from "@/lib/net/retry-policy";

const failed = callFailure("transient", "llm_unavailable", "It failed.");
const unreachable = callFailure("connect", "llm_unreachable", "LLM endpoint unreachable: host, refused.", {
  codeOnceConnected: "llm_no_connection",
});
const limited = (retryAfterMs: number | null) =>
  callFailure("rate_limited", "llm_rate_limited", "Slow down.", { retryAfterMs });

const policy = ({ maxRetries = 3, retryBudgetMs = 60_000, random = 0.5 } = {}) =>
  new RetryPolicy({ maxRetries, retryBudgetMs, random: () => random });

/** Fails until the policy gives up: the delays before that, and the code it gives up with. */
function untilGivenUp(retry: RetryPolicy, failure: CallFailure, tookMs = 0) {
  const delays: number[] = [];
  for (;;) {
    try {
      delays.push(retry.nextDelay(failure, tookMs));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { delays, code: error.code };
    }
  }
}

describe("retries of a failing endpoint", () => {
  it("double their delay, up to twice maxRetries", () => {
    expect(untilGivenUp(policy(), failed)).toEqual({
      delays: [500, 1_000, 2_000, 4_000, 8_000, 16_000],
      code: "llm_unavailable",
    });
  });

  it("jitter a delay by a quarter either way", () => {
    expect(policy({ random: 0 }).nextDelay(failed, 0)).toBe(375);
    expect(policy({ random: 1 }).nextDelay(failed, 0)).toBe(625);
  });

  it("are at least maxRetries, however long the calls take", () => {
    expect(untilGivenUp(policy(), failed, 60_000).delays).toHaveLength(3);
  });

  it("past maxRetries go on only within the time budget", () => {
    // 3 s of calls and 3.5 s of delays, then 1 s and 4 s: the fifth failure is past the budget.
    expect(untilGivenUp(policy({ retryBudgetMs: 10_000 }), failed, 1_000).delays).toHaveLength(4);
  });

  it("spend one budget over all answers to a question", () => {
    const retry = policy({ maxRetries: 1, retryBudgetMs: 1_000 });
    retry.nextDelay(failed, 2_000);
    retry.recordAnswer();
    expect(untilGivenUp(retry, failed).delays).toHaveLength(1);
  });

  it("count consecutive failures only", () => {
    const retry = policy({ maxRetries: 1 });
    for (let answer = 0; answer < 5; answer++) {
      expect(retry.nextDelay(failed, 0)).toBe(500);
      retry.recordAnswer();
    }
  });

  it("are off where maxRetries is 0", () => {
    expect(untilGivenUp(policy({ maxRetries: 0 }), failed)).toEqual({ delays: [], code: "llm_unavailable" });
  });

  it("wait as long as the endpoint asks for", () => {
    const busy = callFailure("transient", "llm_unavailable", "Loading.", { retryAfterMs: 4_000 });
    expect(policy({ random: 0 }).nextDelay(busy, 0)).toBe(4_000);
  });
});

describe("a wait that is told", () => {
  it.each([0, -5_000, 200])("of %i ms is never shorter than our own, which grows", (told) => {
    const retry = policy({ random: 0 });
    const delays = Array.from({ length: 6 }, () => retry.nextDelay(limited(told), 0));
    expect(delays).toEqual([375, 750, 1_500, 3_000, 6_000, 12_000]);
  });

  it("of more than a minute is waited in full", () => {
    expect(policy({ random: 0 }).nextDelay(limited(80_000), 0)).toBe(80_000);
  });
});

describe("a service that is not ready yet", () => {
  const loading = callFailure("loading", "llm_unavailable", "Loading.");

  it("is asked every few seconds, whatever retries are left, while it is waited for", () => {
    const retry = policy({ maxRetries: 0 });
    const delays = [60_000, 50_000, 40_000, 30_000, 20_000, 3_000].map((left) =>
      retry.nextDelay(loading, 0, left),
    );
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 5_000, 3_000]);
    expect(() => retry.nextDelay(loading, 0, 0)).toThrow("Loading.");
  });

  it("is retried like any other where it is not waited for", () => {
    expect(untilGivenUp(policy(), loading).delays).toHaveLength(6);
  });
});

describe("answers that cannot be used", () => {
  it("are asked for again as often as after failures, but without growing delays", () => {
    const invalid = callFailure("invalid", "embedding_invalid", "Embedding is all zero");
    expect(untilGivenUp(policy(), invalid)).toEqual({
      delays: [500, 500, 500, 500, 500, 500],
      code: "embedding_invalid",
    });
  });
});

describe("rate limits", () => {
  it("are waited out as told and count as no failure", () => {
    const retry = policy({ maxRetries: 1, random: 0 });
    expect([1, 2, 3].map(() => retry.nextDelay(limited(3_000), 0))).toEqual([3_000, 3_000, 3_000]);
    expect(retry.nextDelay(failed, 0)).toBe(375);
  });

  it("are given up after twenty in a row", () => {
    const { delays, code } = untilGivenUp(policy(), limited(null));
    expect([delays.length, code]).toEqual([20, "llm_rate_limited"]);
  });
});

describe("an endpoint without a connection", () => {
  it("is unreachable after maxRetries if it never responded", () => {
    const { delays, code } = untilGivenUp(policy({ maxRetries: 2 }), unreachable);
    expect([delays.length, code]).toEqual([2, "llm_unreachable"]);
  });

  it("is only out of connection if it responded a moment ago", () => {
    const retry = policy({ maxRetries: 1 });
    retry.nextDelay(failed, 0);
    expect(untilGivenUp(retry, unreachable).code).toBe("llm_no_connection");
  });

  it("is given up after nine seconds of silence, however many retries are left", () => {
    const { delays, code } = untilGivenUp(policy({ maxRetries: 20 }), unreachable, 3_000);
    expect([delays, code]).toEqual([[500, 1_000], "llm_unreachable"]);
  });
});
