import { describe, expect, it, vi } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { ask } from "@/lib/llm/ask";
import { freshStub } from "@/tests/support/stub-model/fresh-stub";
import { failureOf, jsonQuestion, replyInTurn, testDeps } from "@/tests/support/stub-model/questions";

const stub = freshStub();

describe("aborting a question", () => {
  it("closes the socket, and fails with the signal's reason", async () => {
    replyInTurn(stub(), { fault: "stall" });
    const stop = new AbortController();
    const deps = testDeps(stub().url);
    const question = jsonQuestion({ signal: stop.signal });
    const asked = failureOf(ask(question, deps));
    await vi.waitFor(() => expect(stub().counts.inFlight).toBe(1));
    stop.abort(new DomainError("stopping", "The server is stopping."));
    expect((await asked).message).toBe("The server is stopping.");
    await vi.waitFor(() =>
      expect(stub().counts).toMatchObject({ inFlight: 0, abandoned: 1, openSockets: 0 }),
    );
    expect(question.records).toMatchObject([{ attempt: 1, outcome: "stopping" }]);
    expect(deps.limiter.inFlight).toBe(0);
  });

  it("fails as cancelled without a reason, also while a call waits for a slot", async () => {
    const deps = testDeps(stub().url, { concurrency: 1 });
    const release = await deps.limiter.acquire("other", new AbortController().signal);
    const stop = new AbortController();
    const question = jsonQuestion({ signal: stop.signal });
    const asked = failureOf(ask(question, deps));
    stop.abort();
    expect((await asked).code).toBe("run_cancelled");
    expect([question.records, stub().counts.calls]).toEqual([[], 0]);
    release("failed");
  });

  it("ends the delay before a retry", async () => {
    replyInTurn(stub(), { status: 429, headers: { "retry-after": "30" } });
    const stop = new AbortController();
    const deps = testDeps(stub().url);
    deps.clock.wait = async (_ms, signal) => {
      stop.abort();
      signal.throwIfAborted();
    };
    const error = await failureOf(ask(jsonQuestion({ signal: stop.signal }), deps));
    expect([error.code, stub().counts.calls]).toEqual(["run_cancelled", 1]);
  });

  it("is possible for the caller before each call, with an error of its own", async () => {
    const spent = new DomainError("budget_spent", "Today's tokens are spent.");
    const deps = testDeps(stub().url);
    const question = jsonQuestion({ beforeCall: () => Promise.reject(spent) });
    expect(await failureOf(ask(question, deps))).toBe(spent);
    expect([stub().counts.calls, question.records, deps.limiter.inFlight]).toEqual([0, [], 0]);
  });
});
