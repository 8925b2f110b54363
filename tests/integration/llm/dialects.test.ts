import { describe, expect, it } from "vitest";
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

const stub = freshStub();

describe("an endpoint that does not accept everything", () => {
  /** Rejects unknown parameters, as OpenAI-compatible servers do. */
  const picky = (...unknown: string[]) =>
    stub().answer(({ body }) => {
      const words = JSON.stringify(body);
      const refused = unknown.find((name) => words.includes(`"${name}"`));
      return refused ? { status: 400, body: { error: { message: `Unsupported: ${refused}` } } } : GOOD_REPLY;
    });

  it("gets smaller requests, which count as no retry and are remembered", async () => {
    picky("json_schema", "json_object", "max_tokens", "temperature", "seed");
    const deps = testDeps(stub().url, { maxRetries: 0 });
    expect(await ask(jsonQuestion({ seed: 7 }), deps)).toEqual(GOOD);
    const first = stub().counts.calls;
    expect(await ask(jsonQuestion({ seed: 7 }), deps)).toEqual(GOOD);
    expect([first, stub().counts.calls, deps.waits]).toEqual([7, 8, []]);
    expect(Object.keys(stub().log.at(-1)?.body ?? {}).sort()).toEqual([
      "max_completion_tokens",
      "messages",
      "model",
    ]);
  });

  it("gets the bounds of a schema left out before the schema", async () => {
    stub().answer(({ body }) =>
      JSON.stringify(body).includes('"maxLength"')
        ? { status: 400, body: { error: { message: "Grammar: keyword not implemented" } } }
        : GOOD_REPLY,
    );
    const bounded = {
      type: "object",
      properties: { title: { type: "string", maxLength: 40 } },
      required: ["title"],
    };
    const question = jsonQuestion();
    const answer = { ...question.answer, jsonSchema: bounded };
    expect(await ask({ ...question, answer }, testDeps(stub().url))).toEqual(GOOD);
    expect(stub().log.at(-1)?.body.response_format).toEqual({
      type: "json_schema",
      json_schema: {
        name: "metadata",
        schema: { type: "object", properties: { title: { type: "string" } }, required: ["title"] },
      },
    });
  });

  it("gets the extra fields of the settings with every request, before our own", async () => {
    const extraBody = { chat_template_kwargs: { enable_thinking: false }, top_p: 0.9, temperature: 0.5 };
    stub().answer(() => GOOD_REPLY);
    await ask(jsonQuestion(), testDeps(stub().url, { extraBody }));
    expect(stub().log[0]?.body).toMatchObject(extraBody);
  });

  it("is asked with the room of the settings, twice as much after a cut", async () => {
    replyInTurn(stub(), { say: "{", finish: "length" }, GOOD_REPLY);
    await ask(jsonQuestion(), { ...testDeps(stub().url), maxTokens: 16_384 });
    expect(stub().log.map(({ body }) => body.max_tokens)).toEqual([16_384, 32_768]);
  });

  it("gets the system message inside the first one if it knows only two roles", async () => {
    stub().answer(({ messages }) =>
      messages[0]?.role === "system"
        ? { status: 400, body: { error: { message: "System role not supported" } } }
        : GOOD_REPLY,
    );
    expect(await ask(jsonQuestion(), testDeps(stub().url))).toEqual(GOOD);
    expect(stub().log[1]?.messages).toEqual([
      { role: "user", content: "You know colours.\n\nWhich colour?" },
    ]);
  });

  it("fails the question with its own message once every part was left out, without the key", async () => {
    replyInTurn(stub(), {
      status: 400,
      body: { error: { message: `No ${STUB_KEY} ${"today ".repeat(200)}` } },
    });
    const question = jsonQuestion();
    const deps = testDeps(stub().url);
    const error = await failureOf(ask(question, deps));
    // The whole, three lesser formats, no system message, two lesser limits, no temperature, and nothing optional.
    expect([error.code, stub().counts.calls]).toEqual(["llm_bad_request", 9]);
    await failureOf(ask(question, deps));
    expect(stub().counts.calls, "known words are tried against with the least at once").toBe(11);
    expect(error.message).toMatch(/^The model endpoint refused the request \(400\): No \[key\] today/);
    expect(error.message.length).toBeLessThan(400);
    expect(JSON.stringify([error.message, question.records])).not.toContain(STUB_KEY);
  });
});
