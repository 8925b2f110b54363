import { describe, expect, it, vi } from "vitest";
import { ask } from "@/lib/llm/ask";
import { freshStub } from "@/tests/support/stub-model/fresh-stub";
import {
  failureOf,
  GOOD_REPLY,
  jsonQuestion,
  replyInTurn,
  testDeps,
} from "@/tests/support/stub-model/questions";
import { StubModel } from "@/tests/support/stub-model/stub";

const stub = freshStub();

describe("the bounds of a call", () => {
  it.each(["stall", "stall_body", "drip"] as const)("end an answer that does not end (%s)", async (fault) => {
    replyInTurn(stub(), { fault });
    const deps = testDeps(stub().url, { timeoutMs: 120, maxRetries: 0 });
    const error = await failureOf(ask(jsonQuestion(), deps));
    expect([error.code, error.message]).toEqual([
      "llm_timeout",
      "The model endpoint did not answer: no whole answer within 0.12 s.",
    ]);
    await vi.waitFor(() => expect(stub().counts.openSockets).toBe(0));
  });

  it("stop an endless answer by its size, and close the socket", async () => {
    replyInTurn(stub(), { fault: "huge" });
    const error = await failureOf(ask(jsonQuestion(), testDeps(stub().url, { maxRetries: 0 })));
    expect([error.code, error.message]).toEqual([
      "llm_too_large",
      "The model endpoint did not answer: the answer is larger than 8 MiB.",
    ]);
    await vi.waitFor(() => expect(stub().counts.openSockets).toBe(0));
  });

  it("reuse the connection for the next call", async () => {
    replyInTurn(stub(), GOOD_REPLY);
    const deps = testDeps(stub().url);
    for (let call = 0; call < 30; call++) await ask(jsonQuestion(), deps);
    expect(stub().counts.calls).toBe(30);
    // The next call may start a moment before the last connection is free again.
    expect(stub().counts.openSockets).toBeLessThanOrEqual(2);
  });

  it("do not send the key to another origin", async () => {
    const other = await StubModel.start();
    replyInTurn(stub(), { status: 307, headers: { location: `${other.url}/chat/completions` }, body: {} });
    const error = await failureOf(ask(jsonQuestion(), testDeps(stub().url)));
    expect([error.code, other.log.length]).toEqual(["llm_not_found", 0]);
    expect(error.message).toContain(other.origin);
    await other.close();
  });

  it.each([301, 302, 303, 307, 308])("follow no redirect within the origin either: %i", async (status) => {
    replyInTurn(stub(), { status, headers: { location: "/v1/chat/completions" }, body: {} }, GOOD_REPLY);
    const error = await failureOf(ask(jsonQuestion(), testDeps(stub().url)));
    expect([error.code, stub().counts.calls]).toEqual(["llm_not_found", 1]);
  });
});

it("never has more calls in flight than the limiter admits", async () => {
  replyInTurn(stub(), GOOD_REPLY);
  stub().options = { ...stub().options, latency: 15 };
  const deps = testDeps(stub().url, { concurrency: 3 });
  const questions = Array.from({ length: 12 }, (_, index) => jsonQuestion({ group: `run-${index % 4}` }));
  await Promise.all(questions.map((question) => ask(question, deps)));
  expect(stub().counts).toMatchObject({ calls: 12, greatestInFlight: 3 });
});
