import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask } from "@/lib/llm/ask";
import {
  failureOf,
  GOOD,
  GOOD_REPLY,
  jsonQuestion,
  replyInTurn,
  STUB_KEY,
  testDeps,
} from "@/tests/support/stub-model/questions";
import { StubModel } from "@/tests/support/stub-model/stub";

let stub: StubModel;
beforeEach(async () => {
  stub = await StubModel.start();
});
afterEach(() => stub.close());

describe("an endpoint that does not accept everything", () => {
  /** Rejects unknown parameters, as OpenAI-compatible servers do. */
  const picky = (...unknown: string[]) =>
    stub.answer(({ body }) => {
      const words = JSON.stringify(body);
      const refused = unknown.find((name) => words.includes(`"${name}"`));
      return refused ? { status: 400, body: { error: { message: `Unsupported: ${refused}` } } } : GOOD_REPLY;
    });

  it("gets smaller requests, which count as no retry and are remembered", async () => {
    picky("json_schema", "json_object", "max_tokens", "temperature", "seed");
    const deps = testDeps(stub.url, { maxRetries: 0 });
    expect(await ask(jsonQuestion({ seed: 7 }), deps)).toEqual(GOOD);
    const first = stub.counts.calls;
    expect(await ask(jsonQuestion({ seed: 7 }), deps)).toEqual(GOOD);
    expect([first, stub.counts.calls, deps.waits]).toEqual([6, 7, []]);
    expect(Object.keys(stub.log.at(-1)?.body ?? {}).sort()).toEqual([
      "max_completion_tokens",
      "messages",
      "model",
    ]);
  });

  it("gets the system message inside the first one if it knows only two roles", async () => {
    stub.answer(({ messages }) =>
      messages[0]?.role === "system"
        ? { status: 400, body: { error: { message: "System role not supported" } } }
        : GOOD_REPLY,
    );
    expect(await ask(jsonQuestion(), testDeps(stub.url))).toEqual(GOOD);
    expect(stub.log[1]?.messages).toEqual([{ role: "user", content: "You know colours.\n\nWhich colour?" }]);
  });

  it("fails the question with its own message if nothing can be left out, without the key", async () => {
    replyInTurn(stub, {
      status: 400,
      body: { error: { message: `No ${STUB_KEY} ${"today ".repeat(200)}` } },
    });
    const question = jsonQuestion();
    const error = await failureOf(ask(question, testDeps(stub.url)));
    expect([error.code, stub.counts.calls]).toEqual(["llm_bad_request", 1]);
    expect(error.message).toMatch(/^The model endpoint refused the request \(400\): No \[key\] today/);
    expect(error.message.length).toBeLessThan(400);
    expect(JSON.stringify([error.message, question.records])).not.toContain(STUB_KEY);
  });
});
