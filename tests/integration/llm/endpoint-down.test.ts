import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
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

/** An address nobody listens on. */
async function deadAddress(): Promise<string> {
  const gone = await StubModel.start();
  const { url } = gone;
  await gone.close();
  return url;
}

describe("an endpoint that is down", () => {
  it("is unreachable after the retries of one question, and stops the run", async () => {
    const url = await deadAddress();
    const question = jsonQuestion();
    const error = await failureOf(ask(question, testDeps(url)));
    expect([error.code, error.stopsRun]).toEqual(["llm_unreachable", true]);
    expect(error.message).toBe(`LLM endpoint unreachable: ${new URL(url).host}, connection refused.`);
    expect(question.records).toHaveLength(4);
  });

  it("is unreachable after ten calls in a row, over all questions, whatever retries are left", async () => {
    const deps = testDeps(await deadAddress(), { maxRetries: 20 });
    const questions = Array.from({ length: 4 }, () => jsonQuestion());
    const errors = await Promise.all(questions.map((question) => failureOf(ask(question, deps))));
    expect(errors.map(({ code }) => code)).toEqual(questions.map(() => "llm_unreachable"));
    const calls = questions.flatMap(({ records }) => records).length;
    expect(calls).toBeGreaterThanOrEqual(10);
    expect(calls).toBeLessThanOrEqual(13);
  });

  it("counts as up again after any response", async () => {
    const deps = testDeps(stub().url);
    for (let call = 0; call < 9; call++) deps.breaker.recordConnectFailure(deps.endpoint.key);
    replyInTurn(stub(), { status: 500 }, GOOD_REPLY);
    await ask(jsonQuestion(), deps);
    expect(deps.breaker.recordConnectFailure(deps.endpoint.key)).toBe(false);
  });

  it.each([
    ["http://127.0.0.1:1/v1", "127.0.0.1:1, fetch refuses this port"],
    ["http://no-such-host.invalid/v1", "no-such-host.invalid, "],
    ["https://127.0.0.1:PORT/v1", "the TLS handshake failed"],
  ])("at %s says why", async (address, why) => {
    const port = new URL(stub().url).port;
    const error = await failureOf(ask(jsonQuestion(), testDeps(address.replace("PORT", port))));
    expect([error.code, error.message.includes(why)]).toEqual(["llm_unreachable", true]);
  });

  it("fails only the row if it accepts connections and closes them", async () => {
    const closing = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => closing.listen(0, "127.0.0.1", resolve));
    const { port } = closing.address() as { port: number };
    const error = await failureOf(ask(jsonQuestion(), testDeps(`http://127.0.0.1:${port}/v1`)));
    expect([error.code, error.stopsRun]).toEqual(["llm_no_connection", false]);
    await new Promise((resolve) => closing.close(resolve));
  });
});
