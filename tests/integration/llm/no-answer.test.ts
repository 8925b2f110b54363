import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask } from "@/lib/llm/ask";
import {
  failureOf,
  GOOD,
  GOOD_REPLY,
  jsonQuestion,
  proseQuestion,
  replyInTurn,
  testDeps,
} from "@/tests/support/stub-model/questions";
import { StubModel, type StubReply } from "@/tests/support/stub-model/stub";

let stub: StubModel;
beforeEach(async () => {
  stub = await StubModel.start();
});
afterEach(() => stub.close());

const rolesOf = () => stub.log.map(({ messages }) => messages.map(({ role }) => role).join(" "));

describe("a useless answer", () => {
  it("cut off by length is requested again with twice the tokens", async () => {
    replyInTurn(stub, { say: '{"title": "Bl', finish: "length" }, GOOD_REPLY);
    expect(await ask(jsonQuestion(), testDeps(stub.url))).toEqual(GOOD);
    expect(stub.log.map(({ body }) => body.max_tokens)).toEqual([100, 200]);
    expect(rolesOf()).toEqual(["system user", "system user"]);
  });

  it("cut off twice is reported as such", async () => {
    replyInTurn(stub, { say: "A long story about", finish: "length" });
    const error = await failureOf(ask(proseQuestion(), testDeps(stub.url)));
    expect([error.code, stub.counts.calls]).toEqual(["llm_cut_off", 2]);
  });

  it("that used up its tokens without a finish reason counts as cut off", async () => {
    replyInTurn(stub, {
      say: "A long story about",
      finish: null,
      usage: { prompt_tokens: 3, completion_tokens: 400 },
    });
    expect((await failureOf(ask(proseQuestion(), testDeps(stub.url)))).code).toBe("llm_cut_off");
  });

  it.each<[string, StubReply, string]>([
    ["refusal", { say: null, message: { refusal: "I cannot do that." } }, "llm_refused"],
    ["filtered answer", { say: "", finish: "content_filter" }, "llm_filtered"],
    ["empty answer", { say: " \n" }, "llm_empty"],
    [
      "nothing but thinking",
      { say: "", message: { reasoning_content: '{"title":"No","score":1}' } },
      "llm_empty",
    ],
    ["unclosed thinking", { say: '<think>{"title":"No","score":1}' }, "llm_empty"],
  ])("(%s) is requested once more, then reported as such", async (_name, reply, code) => {
    replyInTurn(stub, reply);
    expect((await failureOf(ask(jsonQuestion(), testDeps(stub.url)))).code).toBe(code);
    expect(rolesOf()).toEqual(["system user", "system user"]);
  });
});
