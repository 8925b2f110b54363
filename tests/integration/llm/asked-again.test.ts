import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import { ask } from "@/lib/llm/ask";
import type { AnswerFormat } from "@/lib/llm/types";
import type { Turn } from "@/lib/net/limiter";
import { freshStub } from "@/tests/support/stub-model/fresh-stub";
import {
  type Colour,
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

const bodies = () => stub().log.map(({ body }) => body);
const roomOf = () => bodies().map(({ max_tokens }) => max_tokens);
const bad = (score: unknown): StubReply => ({ say: JSON.stringify({ title: "Blue", score }) });

describe("after no answer came in time", () => {
  // Long enough for a busy machine to give the good answers.
  const impatient = { timeoutMs: 1_000 };

  it("a question is asked for less, with another seed, at most twice, and fails alone", async () => {
    replyInTurn(stub(), { fault: "stall" });
    const error = await failureOf(ask(jsonQuestion({ seed: 7 }), testDeps(stub().url, impatient)));
    expect([error.code, error.stopsRun]).toEqual(["llm_timeout", false]);
    expect(roomOf()).toEqual([100, 66, 44]);
    expect(new Set(bodies().map(({ seed }) => seed)).size).toBe(3);
  });

  it("a cut-off answer gets more room, but not what took too long", async () => {
    replyInTurn(stub(), { fault: "stall" }, { say: '{"title": "Bl', finish: "length" }, GOOD_REPLY);
    expect(await ask(jsonQuestion(), testDeps(stub().url, impatient))).toEqual(GOOD);
    expect(roomOf()).toEqual([100, 66, 83]);
  });

  it("the questions of other rows go first", async () => {
    const order: string[] = [];
    const deps = testDeps(stub().url, { ...impatient, concurrency: 1 });
    stub().answer(({ messages }) => {
      const text = messages.at(-1)?.content ?? "";
      order.push(text);
      return text === "slow" && order.length === 1 ? { fault: "stall" } : GOOD_REPLY;
    });
    const asked = (user: string, turn?: Turn) =>
      ask(jsonQuestion({ ...(turn && { turn }), prompt: { system: "", user, version: "1" } }), deps);
    // Of an early row, which goes first as long as it is answered. The others wait for the only slot from the start.
    await Promise.all([
      asked("slow", { done: 2, rank: "first" }),
      asked("second"),
      asked("third"),
      asked("fourth"),
    ]);
    expect(order).toEqual(["slow", "second", "third", "fourth", "slow"]);
  });

  it("a failure of another kind shows that the endpoint is at fault, and is retried as ever", async () => {
    const stall: StubReply = { fault: "stall" };
    const fell: StubReply = { status: 500, body: {} };
    replyInTurn(stub(), stall, stall, fell, stall, GOOD_REPLY);
    expect(await ask(jsonQuestion(), testDeps(stub().url, impatient))).toEqual(GOOD);
  });
});

describe("after an answer that cannot be used", () => {
  it("each request has another seed and a little more temperature", async () => {
    replyInTurn(stub(), bad("a"), bad("b"), bad("c"), GOOD_REPLY);
    const question = jsonQuestion({ seed: 7 });
    expect(await ask(question, testDeps(stub().url))).toEqual(GOOD);
    expect(bodies().map(({ seed }) => seed)).toEqual([7, 1_004, 2_001, 2_998]);
    expect(bodies().map(({ temperature }) => temperature)).toEqual([0.1, 0.2, 0.3, 0.4]);
    expect(question.records.map(({ temperature }) => temperature)).toEqual([0.1, 0.2, 0.3, 0.4]);
  });

  it("the temperature is not raised above one, and one above it stays", async () => {
    replyInTurn(stub(), { say: "Short" }, { say: "Small" }, { say: "A lamp that reads to you." });
    await ask(proseQuestion({ temperature: 0.95 }), testDeps(stub().url));
    replyInTurn(stub(), { say: "Short" }, { say: "A lamp that reads to you." });
    await ask(proseQuestion({ temperature: 1.4 }), testDeps(stub().url));
    expect(bodies().map(({ temperature }) => temperature)).toEqual([0.95, 1, 1, 1.4, 1.4]);
  });

  it("a seed stays within 31 bits", async () => {
    replyInTurn(stub(), bad("a"), GOOD_REPLY);
    await ask(jsonQuestion({ seed: 2 ** 31 - 1 }), testDeps(stub().url));
    expect(bodies().at(-1)?.seed).toBe(996);
  });

  it.each<[string, StubReply]>([
    ["an object", bad("high")],
    ["no object", { say: "I would rather talk about something else." }],
  ])("the third identical one (%s) ends the question", async (_name, reply) => {
    replyInTurn(stub(), reply);
    const error = await failureOf(ask(jsonQuestion(), testDeps(stub().url)));
    expect([error.code, stub().counts.calls]).toEqual(["llm_invalid", 3]);
  });

  it("prose that is a remark has three fresh starts, an object one", async () => {
    stub().answer(({ index }) => ({ say: `No. ${index}` }));
    await failureOf(ask(proseQuestion(), testDeps(stub().url)));
    expect(stub().counts.calls).toBe(6);
    await failureOf(ask(jsonQuestion(), testDeps(stub().url)));
    expect(stub().counts.calls).toBe(6 + 4);
  });
});

describe("an answer that was cut off while the model was thinking", () => {
  it.each<[string, StubReply]>([
    ["in a field of its own", { say: null, finish: "length", message: { reasoning_content: "Hm." } }],
    ["in marks", { say: "<think>Which colours are there?", finish: "length" }],
    ["without marks", { say: "Let us see which colours there are.", finish: "length" }],
  ])("(%s) is asked for with room to think, at first in the next question", async (_name, reply) => {
    replyInTurn(stub(), reply, reply, GOOD_REPLY);
    const deps = testDeps(stub().url);
    expect(await ask(jsonQuestion(), deps)).toEqual(GOOD);
    expect(await ask(jsonQuestion(), deps)).toEqual(GOOD);
    expect(roomOf()).toEqual([100, 2_048, 4_096, 2_048]);
  });
});

describe("a format with walls", () => {
  const within = z.object({ title: z.string(), score: z.int().min(-100).max(100) });
  const strict = z.object({ title: z.string(), score: z.int().min(1).max(10) });
  const answer: AnswerFormat<Colour> = {
    kind: "json",
    name: "metadata",
    schema: strict,
    jsonSchema: z.toJSONSchema(strict),
    walls: { read: within, distance: ({ score }) => Math.abs(score - 10) },
  };
  const asked = () => {
    const wishes: string[] = [];
    return { wishes, question: jsonQuestion({ answer, onRelaxed: (problems) => wishes.push(...problems) }) };
  };

  it("has the best answer kept after the corrections, and says what it lacks", async () => {
    replyInTurn(stub(), bad(80), bad(12), bad(40));
    const { question, wishes } = asked();
    expect(await ask(question, testDeps(stub().url))).toEqual({ title: "Blue", score: 12 });
    expect(stub().counts.calls).toBe(3);
    expect(wishes).toEqual(["score: is too long or big; at most 10"]);
    expect(question.records.map(({ outcome }) => outcome)).toEqual(Array(3).fill("llm_invalid"));
  });

  it("says nothing where a correction brought what was asked for", async () => {
    replyInTurn(stub(), bad(80), GOOD_REPLY);
    const { question, wishes } = asked();
    expect(await ask(question, testDeps(stub().url))).toEqual(GOOD);
    expect(wishes).toEqual([]);
  });

  it("has what is outside of them fail the question, after a fresh start", async () => {
    replyInTurn(stub(), bad(800), bad(900), bad(1_000), bad(1_100));
    const { question, wishes } = asked();
    expect((await failureOf(ask(question, testDeps(stub().url)))).code).toBe("llm_invalid");
    expect([stub().counts.calls, wishes]).toEqual([4, []]);
  });

  it("keeps what there is where the correction gets no answer, unless the run is over", async () => {
    const { question } = asked();
    replyInTurn(stub(), bad(80), { status: 500, body: {} });
    expect(await ask(question, testDeps(stub().url, { maxRetries: 0 }))).toMatchObject({ score: 80 });

    replyInTurn(stub(), bad(80), { status: 401, body: {} });
    expect((await failureOf(ask(question, testDeps(stub().url)))).code).toBe("llm_unauthorized");

    const run = new AbortController();
    const reason = new DomainError("run_cancelled", "Cancelled.");
    const before = stub().log.length;
    stub().answer(() => {
      if (stub().log.length === before + 1) return bad(80);
      run.abort(reason);
      return { fault: "stall" };
    });
    expect(await failureOf(ask({ ...question, signal: run.signal }, testDeps(stub().url)))).toBe(reason);
  });
});
