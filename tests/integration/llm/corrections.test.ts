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
  STUB_KEY,
  testDeps,
} from "@/tests/support/stub-model/questions";
import type { StubReply } from "@/tests/support/stub-model/stub";

const stub = freshStub();

const bad = (answer: object): StubReply => ({ say: JSON.stringify(answer) });
const rolesOf = () => stub().log.map(({ messages }) => messages.map(({ role }) => role).join(" "));
const lastMessage = (index: number) => stub().log[index]?.messages.at(-1)?.content;

describe("an answer that does not validate", () => {
  it("goes back with what is wrong, field by field, and a corrected one is accepted", async () => {
    replyInTurn(stub(), bad({ score: "high" }), GOOD_REPLY);
    const question = jsonQuestion();
    expect(await ask(question, testDeps(stub().url))).toEqual(GOOD);
    expect(rolesOf()).toEqual(["system user", "system user assistant user"]);
    expect(stub().log[1]?.messages[2]?.content).toBe('{"score":"high"}');
    expect(lastMessage(1)).toMatch(
      /^That answer cannot be used:\n- title: .+\n- score: .+\nAnswer again with the whole JSON/,
    );
    expect(question.records.map(({ attempt, outcome, badAnswer }) => [attempt, outcome, badAnswer])).toEqual([
      [1, "llm_invalid", '{"score":"high"}'],
      [2, "ok", null],
    ]);
  });

  it("is corrected twice, requested once from scratch with another seed, then fails the question", async () => {
    replyInTurn(stub(), bad({ score: 1 }), bad({ score: 2 }), bad({ score: 3 }), bad({ score: 4 }));
    const error = await failureOf(ask(jsonQuestion({ seed: 7 }), testDeps(stub().url)));
    expect([error.code, error.message]).toEqual(["llm_invalid", "Invalid metadata format: title is missing"]);
    expect(rolesOf()).toEqual([
      "system user",
      "system user assistant user",
      "system user assistant user assistant user",
      "system user",
    ]);
    expect(stub().log.map(({ body }) => body.seed)).toEqual([7, 1_004, 2_001, 2_998]);
  });

  it("in prose is corrected in the problems' own words", async () => {
    replyInTurn(stub(), { say: "Too short" });
    const error = await failureOf(ask(proseQuestion(), testDeps(stub().url)));
    expect(error.message).toBe("Invalid project_idea: the text is too short");
    expect(lastMessage(1)).toContain("Answer again with the whole text");
  });

  it("is stored and quoted only in part if it is long, and never with the key", async () => {
    replyInTurn(stub(), { say: `${STUB_KEY} ${"x".repeat(50_000)}` }, GOOD_REPLY);
    const question = jsonQuestion();
    await ask(question, testDeps(stub().url));
    expect(question.records[0]?.badAnswer).toHaveLength(2_000);
    expect(question.records[0]?.badAnswer).not.toContain(STUB_KEY);
    expect(stub().log[1]?.messages[2]?.content).toHaveLength(4_000);
  });
});

describe("a correction cut inside a character", () => {
  const whole = (text: unknown) => !/\p{Surrogate}/u.test(String(text));
  const sent = () => stub().log.flatMap(({ messages }) => messages.map(({ content }) => content));

  it.each<[string, string]>([
    ["an emoji", `${"x".repeat(3_998)}😀${"y".repeat(100)}`],
    ["a family", `${"x".repeat(3_996)}👩‍👩‍👧‍👦${"y".repeat(100)}`],
    ["a flag", `${"x".repeat(3_997)}🇩🇪🇫🇷${"y".repeat(100)}`],
    ["emoji alone", "🌱".repeat(5_000)],
    ["emoji alone, from another place", `x${"🌱".repeat(5_000)}`],
    ["half an emoji that the model wrote", `{"title": "\ud83d", "score": "\udc00"}`],
  ])("is well-formed: %s", async (_name, say) => {
    replyInTurn(stub(), { say }, GOOD_REPLY);
    const question = jsonQuestion();
    expect(await ask(question, testDeps(stub().url))).toEqual(GOOD);
    expect(sent().filter((text) => !whole(text))).toEqual([]);
    expect(question.records.filter(({ badAnswer }) => !whole(badAnswer))).toEqual([]);
  });

  it("is cut between graphemes, not only between characters", async () => {
    replyInTurn(stub(), { say: `${"x".repeat(3_997)}🇩🇪${"y".repeat(100)}` }, GOOD_REPLY);
    await ask(jsonQuestion(), testDeps(stub().url));
    expect(stub().log[1]?.messages[2]?.content).toBe(`${"x".repeat(3_997)}…`);
  });

  it("is well-formed where a problem's own words are cut", async () => {
    const problem = `${"x".repeat(198)}😀${"y".repeat(100)}`;
    const parse = () => ({ ok: false as const, problems: [problem] });
    replyInTurn(stub(), { say: "A text that is long enough." });
    await failureOf(ask(proseQuestion({ answer: { kind: "prose", parse } }), testDeps(stub().url)));
    expect(sent().filter((text) => !whole(text))).toEqual([]);
  });

  it("is not all that is well-formed: so is a prompt with half an emoji in it", async () => {
    replyInTurn(stub(), GOOD_REPLY);
    const prompt = { system: "You know \ud83d.", user: "Which \udc00 colour?", version: "1" };
    await ask(jsonQuestion({ prompt }), testDeps(stub().url));
    expect(sent()).toEqual(["You know \ufffd.", "Which \ufffd colour?"]);
  });
});
