import { describe, expect, it, vi } from "vitest";
import { ask } from "@/lib/llm/ask";
import { freshStub } from "@/tests/support/stub-model/fresh-stub";
import {
  failureOf,
  GOOD,
  GOOD_REPLY,
  jsonQuestion,
  replyInTurn,
  STUB_KEY,
  testDeps,
} from "@/tests/support/stub-model/questions";
import type { StubReply } from "@/tests/support/stub-model/stub";

const stub = freshStub();

const status = (
  code: number,
  message: string,
  headers: Record<string, string> = {},
  more = {},
): StubReply => ({
  status: code,
  headers,
  body: { error: { message, ...more } },
});

describe("a failed call", () => {
  it.each<[string, StubReply]>([
    ["500", status(500, "fell over")],
    ["529", status(529, "overloaded")],
    ["408", status(408, "too slow")],
    ["reset", { fault: "reset" }],
    ["reset half-way", { fault: "half_reset" }],
    ["garbage", { fault: "garbage" }],
    ["an error with status 200", { status: 200, body: { error: { message: "upstream", code: 502 } } }],
  ])("(%s) is retried after growing delays, and recorded", async (_name, fault) => {
    replyInTurn(stub(), fault, fault, GOOD_REPLY);
    const deps = testDeps(stub().url);
    const question = jsonQuestion();
    expect(await ask(question, deps)).toEqual(GOOD);
    expect(deps.waits).toEqual([500, 1_000]);
    expect(question.records.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(question.records.at(-1)?.outcome).toBe("ok");
  });

  it("is the row's error after twice LLM_MAX_RETRIES, in the provider's words", async () => {
    replyInTurn(stub(), status(503, "The model is loading."));
    const error = await failureOf(ask(jsonQuestion(), testDeps(stub().url, { maxRetries: 2 })));
    expect([error.code, error.stopsRun, stub().counts.calls]).toEqual(["llm_unavailable", false, 5]);
    expect(error.message).toBe("The model endpoint failed (503): The model is loading.");
  });

  it.each<[number, string, object, string, string]>([
    [
      401,
      `Incorrect API key: ${STUB_KEY}`,
      {},
      "llm_unauthorized",
      "refused the key: Incorrect API key: [key]",
    ],
    [403, "Not for you.", {}, "llm_unauthorized", "The model endpoint refused the key: Not for you."],
    [404, "No model stub.", {}, "llm_not_found", "has no such model or address: No model stub."],
    [402, "Top up first.", {}, "llm_quota", "The model endpoint's quota is spent: Top up first."],
    [
      429,
      "Check your plan.",
      { code: "insufficient_quota" },
      "llm_quota",
      "quota is spent: Check your plan.",
    ],
    [429, "You are out of credits.", {}, "llm_quota", "quota is spent: You are out of credits."],
  ])("of status %i (%s) stops the run at once", async (code, message, more, wanted, sentence) => {
    replyInTurn(stub(), status(code, message, {}, more));
    const error = await failureOf(ask(jsonQuestion(), testDeps(stub().url)));
    expect([error.code, error.stopsRun, stub().counts.calls]).toEqual([wanted, true, 1]);
    expect(error.message).toContain(sentence);
  });

  it.each([400, 404, 429, 500])(
    "of status %i with an error that is no text is still reported",
    async (code) => {
      const hostile = { toString: 1, valueOf: null };
      replyInTurn(stub(), {
        status: code,
        body: { error: { message: hostile, code: hostile, param: hostile } },
      });
      const error = await failureOf(ask(jsonQuestion(), testDeps(stub().url, { maxRetries: 0 })));
      expect(error.message).toMatch(/^The model endpoint.*toString/);
    },
  );
});

describe("a rate limit", () => {
  it("is waited out as told, lowers the limit, and uses up no retry", async () => {
    const limit = status(429, "Slow down: quota exceeded.", { "retry-after": "7" });
    replyInTurn(stub(), limit, limit, GOOD_REPLY);
    const deps = testDeps(stub().url, { maxRetries: 0 });
    const question = jsonQuestion();
    expect(await ask(question, deps)).toEqual(GOOD);
    expect(deps.waits).toEqual([7_125, 7_125]);
    expect(deps.limiter.limit).toBe(2);
    expect(question.records.map(({ outcome }) => outcome)).toEqual([
      "llm_rate_limited",
      "llm_rate_limited",
      "ok",
    ]);
  });

  it("holds no slot while it waits", async () => {
    replyInTurn(stub(), status(429, "Slow down.", { "retry-after": "7" }), GOOD_REPLY);
    const deps = testDeps(stub().url);
    const inFlight: number[] = [];
    const { wait } = deps.clock;
    deps.clock.wait = (ms, signal) => {
      inFlight.push(deps.limiter.inFlight);
      return wait(ms, signal);
    };
    await ask(jsonQuestion(), deps);
    expect(inFlight).toEqual([0]);
  });

  it("is met by one call after another, not by all that wait, however short the wait is said to be", async () => {
    const deps = testDeps(stub().url);
    // One clock for all, which goes on when everybody waits.
    const clock = { at: 0, sleepers: [] as { until: number; wake(): void }[] };
    deps.clock.now = () => clock.at;
    deps.clock.wait = (ms) => new Promise((wake) => clock.sleepers.push({ until: clock.at + ms, wake }));
    const calls: number[] = [];
    stub().answer(() => {
      calls.push(clock.at);
      return clock.at < 4_000 ? status(429, "Slow down.", { "retry-after": "0" }) : GOOD_REPLY;
    });
    let open = 16;
    const all = Array.from({ length: open }, () => ask(jsonQuestion(), deps).finally(() => open--));
    while (open > 0) {
      await vi.waitUntil(() => open === 0 || clock.sleepers.length === open);
      const next = Math.min(...clock.sleepers.map(({ until }) => until));
      if (open === 0) break;
      clock.at = next;
      const awake = clock.sleepers.filter(({ until }) => until <= next);
      clock.sleepers = clock.sleepers.filter(({ until }) => until > next);
      for (const { wake } of awake) wake();
    }
    expect(await Promise.all(all)).toHaveLength(16);
    expect(calls.filter((at) => at < 2_000).length).toBeLessThan(20);
  });
});
