import { describe, expect, it } from "vitest";
import { ask } from "@/lib/llm/ask";
import { freshStub } from "@/tests/support/stub-model/fresh-stub";
import {
  failureOf,
  GOOD,
  GOOD_REPLY,
  jsonQuestion,
  proseQuestion,
  replyInTurn,
  testDeps,
} from "@/tests/support/stub-model/questions";
import type { StubReply } from "@/tests/support/stub-model/stub";

const stub = freshStub();

const rolesOf = () => stub().log.map(({ messages }) => messages.map(({ role }) => role).join(" "));

describe("a useless answer", () => {
  it("cut off by length is requested again with twice the tokens", async () => {
    replyInTurn(stub(), { say: '{"title": "Bl', finish: "length" }, GOOD_REPLY);
    expect(await ask(jsonQuestion(), testDeps(stub().url))).toEqual(GOOD);
    expect(stub().log.map(({ body }) => body.max_tokens)).toEqual([100, 200]);
    expect(rolesOf()).toEqual(["system user", "system user"]);
  });

  it("cut off twice is reported as such", async () => {
    replyInTurn(stub(), { say: "A long story about", finish: "length" });
    const error = await failureOf(ask(proseQuestion(), testDeps(stub().url)));
    expect([error.code, stub().counts.calls]).toEqual(["llm_cut_off", 2]);
  });

  it("that used up its tokens without a finish reason counts as cut off", async () => {
    replyInTurn(stub(), {
      say: "A long story about",
      finish: null,
      usage: { prompt_tokens: 3, completion_tokens: 400 },
    });
    expect((await failureOf(ask(proseQuestion(), testDeps(stub().url)))).code).toBe("llm_cut_off");
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
    replyInTurn(stub(), reply);
    expect((await failureOf(ask(jsonQuestion(), testDeps(stub().url)))).code).toBe(code);
    expect(rolesOf()).toEqual(["system user", "system user"]);
  });
});

const half = JSON.stringify(GOOD).slice(0, 9);

describe("half an answer", () => {
  it.each(["error", "insufficient_system_resource", "network_error", "abort"])(
    "that the server gave up (%s) is waited for and requested again as it was",
    async (finish) => {
      replyInTurn(stub(), { say: half, finish }, GOOD_REPLY);
      const deps = testDeps(stub().url);
      const question = jsonQuestion({ seed: 7 });
      expect(await ask(question, deps)).toEqual(GOOD);
      expect(deps.waits).toHaveLength(1);
      expect(stub().log[1]?.body).toEqual(stub().log[0]?.body);
      expect(question.records.map(({ outcome }) => outcome)).toEqual(["llm_unavailable", "ok"]);
      // Half an answer has cost something.
      expect(question.records[0]?.promptTokens).toBeGreaterThan(0);
    },
  );

  it("that the server always gives up is named with its word", async () => {
    replyInTurn(stub(), { say: "Once upon a time", finish: "insufficient_system_resource" });
    const { message } = await failureOf(ask(proseQuestion(), testDeps(stub().url)));
    expect(message).toContain('finish_reason "insufficient_system_resource"');
  });

  it.each(["model_context_window_exceeded", "MAX_TOKENS", "contextLengthReached"])(
    "for want of room (%s) is requested again with more",
    async (finish) => {
      replyInTurn(stub(), { say: half, finish }, GOOD_REPLY);
      const deps = testDeps(stub().url);
      expect(await ask(jsonQuestion(), deps)).toEqual(GOOD);
      const [first, second] = stub().log.map(({ body }) => Number(body.max_tokens));
      expect(second).toBeGreaterThan(first ?? 0);
      expect(deps.waits).toEqual([]);
    },
  );

  it.each(["other", "pondering", "unknown"])(
    "that ended for no known reason (%s) is requested once more",
    async (finish) => {
      replyInTurn(stub(), { say: JSON.stringify(GOOD), finish }, GOOD_REPLY);
      expect(await ask(jsonQuestion(), testDeps(stub().url))).toEqual(GOOD);
      expect(rolesOf()).toEqual(["system user", "system user"]);
    },
  );

  it("that always ends so is named, and never taken for a whole one", async () => {
    replyInTurn(stub(), { say: "A story that seems whole.", finish: "pondering" });
    const error = await failureOf(ask(proseQuestion(), testDeps(stub().url)));
    expect([error.code, stub().counts.calls]).toEqual(["llm_unknown_ending", 2]);
    expect(error.message).toBe(
      'The model\'s answer for project_idea ended with "pondering", which does not say whether it is whole.',
    );
  });
});
