import { describe, expect, it } from "vitest";
import { ask } from "@/lib/llm/ask";
import { freshStub } from "@/tests/support/stub-model/fresh-stub";
import {
  GOOD,
  GOOD_REPLY,
  jsonQuestion,
  proseQuestion,
  replyInTurn,
  STUB_KEY,
  testDeps,
} from "@/tests/support/stub-model/questions";

const stub = freshStub();

describe("a good answer", () => {
  it("is requested once, with its schema, temperature and token limit", async () => {
    replyInTurn(stub(), GOOD_REPLY);
    const question = jsonQuestion({ seed: 7 });
    expect(await ask(question, testDeps(stub().url))).toEqual(GOOD);
    expect(stub().log.map(({ body }) => body)).toEqual([
      {
        model: "stub",
        messages: [
          { role: "system", content: "You know colours." },
          { role: "user", content: "Which colour?" },
        ],
        response_format: {
          type: "json_schema",
          json_schema: {
            name: "metadata",
            strict: true,
            schema: expect.objectContaining({ type: "object" }),
          },
        },
        temperature: 0.1,
        max_tokens: 100,
        seed: 7,
      },
    ]);
    expect(stub().log[0]?.headers.authorization).toBe(`Bearer ${STUB_KEY}`);
    expect(question.records).toMatchObject([
      { attempt: 1, model: "stub", temperature: 0.1, outcome: "ok", badAnswer: null, tokensEstimated: false },
    ]);
  });

  it("in prose is requested without a format", async () => {
    replyInTurn(stub(), { say: "<think>A lamp?</think>A lamp that reads to you." });
    expect(await ask(proseQuestion(), testDeps(stub().url))).toContain("A lamp that reads to you.");
    expect(stub().log[0]?.body).not.toHaveProperty("response_format");
  });

  it("has its tokens estimated if the endpoint reports none", async () => {
    replyInTurn(stub(), { say: JSON.stringify(GOOD), usage: null });
    const question = jsonQuestion();
    await ask(question, testDeps(stub().url));
    const [record] = question.records;
    expect(record).toMatchObject({ tokensEstimated: true, promptTokens: 8 });
    expect(record?.completionTokens).toBe(Math.ceil(JSON.stringify(GOOD).length / 4));
  });
});
