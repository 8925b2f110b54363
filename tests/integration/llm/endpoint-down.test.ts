import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask } from "@/lib/llm/ask";
import {
  failureOf,
  GOOD_REPLY,
  jsonQuestion,
  replyInTurn,
  testMeans,
} from "@/tests/support/stub-model/ask-stub";
import { StubModel } from "@/tests/support/stub-model/stub";

let stub: StubModel;
beforeEach(async () => {
  stub = await StubModel.start();
});
afterEach(() => stub.close());

/** An address where nobody listens. */
async function deadAddress(): Promise<string> {
  const gone = await StubModel.start();
  const { url } = gone;
  await gone.close();
  return url;
}

describe("an endpoint that is down", () => {
  it("is unreachable after the retries of a single question, and stops the run", async () => {
    const url = await deadAddress();
    const question = jsonQuestion();
    const error = await failureOf(ask(question, testMeans(url)));
    expect([error.code, error.stopsRun]).toEqual(["llm_unreachable", true]);
    expect(error.message).toBe(`LLM endpoint unreachable: ${new URL(url).host}, connection refused.`);
    expect(question.records).toHaveLength(4);
  });

  it("is unreachable after ten calls in a row, over all questions, whatever retries are left", async () => {
    const means = testMeans(await deadAddress(), { maxRetries: 20 });
    const questions = Array.from({ length: 4 }, () => jsonQuestion());
    const errors = await Promise.all(questions.map((question) => failureOf(ask(question, means))));
    expect(errors.map(({ code }) => code)).toEqual(questions.map(() => "llm_unreachable"));
    const calls = questions.flatMap(({ records }) => records).length;
    expect(calls).toBeGreaterThanOrEqual(10);
    expect(calls).toBeLessThanOrEqual(13);
  });

  it("is known by any answer to be up again", async () => {
    const means = testMeans(stub.url);
    for (let call = 0; call < 9; call++) means.reachability.couldNotConnect(means.endpoint.key);
    replyInTurn(stub, { status: 500 }, GOOD_REPLY);
    await ask(jsonQuestion(), means);
    expect(means.reachability.couldNotConnect(means.endpoint.key)).toBe(false);
  });

  it.each([
    ["http://127.0.0.1:1/v1", "127.0.0.1:1, this port is never called"],
    ["http://no-such-host.invalid/v1", "no-such-host.invalid, "],
    ["https://127.0.0.1:PORT/v1", "no secure connection came about"],
  ])("at %s says why", async (address, why) => {
    const port = new URL(stub.url).port;
    const error = await failureOf(ask(jsonQuestion(), testMeans(address.replace("PORT", port))));
    expect([error.code, error.message.includes(why)]).toEqual(["llm_unreachable", true]);
  });

  it("only breaks off the row where it takes connections and closes them", async () => {
    const closing = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => closing.listen(0, "127.0.0.1", resolve));
    const { port } = closing.address() as { port: number };
    const error = await failureOf(ask(jsonQuestion(), testMeans(`http://127.0.0.1:${port}/v1`)));
    expect([error.code, error.stopsRun]).toEqual(["llm_no_connection", false]);
    await new Promise((resolve) => closing.close(resolve));
  });
});
