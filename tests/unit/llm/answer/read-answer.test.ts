import { describe, expect, test } from "vitest";
import { z } from "zod";
import { MAX_ANSWER, readAnswer } from "@/lib/llm/answer/read-answer";
import { scoreSchema } from "@/lib/llm/answer/score";

const schema = z.object({ score: scoreSchema, note: z.string().min(1) });
const read = (text: string, cutOff = false) => readAnswer(text, schema, { cutOff });
const value = (text: string, cutOff = false) => {
  const reading = read(text, cutOff);
  return reading.ok ? reading.value : null;
};
const problems = (text: string, cutOff = false) => {
  const reading = read(text, cutOff);
  return reading.ok ? null : reading.problems;
};
const answer = (score: number, note = "n") => JSON.stringify({ score, note });

describe("which object wins", () => {
  test("the last one that satisfies the schema", () => {
    expect(value(`${answer(1)} ${answer(2)} {"score": 99}`)).toEqual({ score: 2, note: "n" });
    expect(value(`\`\`\`\n${answer(1)}\n\`\`\`\n${answer(2)}`)).toEqual({ score: 2, note: "n" });
  });
  test("one that stands as it is, before a later one that needs repair", () => {
    expect(value(`${answer(1)} {'score': 2, 'note': 'n'}`)).toEqual({ score: 1, note: "n" });
  });
  test("the outer one, before what is nested in it", () => {
    expect(value(`{"score": 1, "note": "n", "example": ${answer(2)}}`)).toEqual({ score: 1, note: "n" });
  });
  test("never what stands under a key for thinking", () => {
    expect(value(`{"thinking": {"draft": ${answer(1)}}, "answer": ${answer(2)}}`)).toEqual({
      score: 2,
      note: "n",
    });
    expect(value(`{"answer": ${answer(2)}, "reasoning": ${answer(1)}}`)).toEqual({ score: 2, note: "n" });
    expect(value(`{"thoughts": [${answer(1)}, {"score": 1}, ${answer(2)}]}`)).toBeNull();
    expect(value(`[${answer(1)}, ${answer(2)}]`)).toEqual({ score: 2, note: "n" });
  });
  test("of doubled keys the last", () => {
    expect(value('{"score": 3, "note": "n", "score": 4}')).toEqual({ score: 4, note: "n" });
  });
});

describe("what is never made whole", () => {
  test.each([
    '{"score": 8, "note": "n"',
    '{"score": 8, "note": "n',
    "{'score': 8, 'note': 'n'",
    "{score: 8, note: n",
  ])("%s", (text) => {
    expect(problems(text)).toEqual(["the JSON object is not complete: it ends before its last brace"]);
    expect(value(`\`\`\`json\n${text}\n\`\`\``)).toBeNull();
  });
  test("an object inside one that is truncated", () => {
    expect(value(`{"draft": ${answer(1)}, "final": {"sco`)).toBeNull();
    expect(value(`{'draft': {'score': 1, 'note': 'n'}, 'final': {'sco`)).toBeNull();
    expect(value(JSON.stringify({ answer: answer(1) }).slice(0, -6))).toBeNull();
  });
  test("a repairable answer that was cut off", () => {
    expect(value("{'score': 8, 'note': 'n'}")).toEqual({ score: 8, note: "n" });
    expect(problems("{'score': 8, 'note': 'n'}", true)).toEqual([
      "the answer was cut off before its JSON object was complete",
    ]);
  });
  test("but a whole object is read, whatever was cut off behind it", () => {
    expect(value(`${answer(8)}\nThis is bec`, true)).toEqual({ score: 8, note: "n" });
  });
});

describe("repair never makes up a value", () => {
  test.each([
    ["an apostrophe", "{'score': 8, 'note': 'It's the dogs' day'}", "It's the dogs' day"],
    ["inner quotes", '{"score": 8, "note": "A "smart" tool"}', 'A "smart" tool'],
    ["an apostrophe in smart quotes", "{‘score’: 8, ‘note’: ‘it’s’}", "it’s"],
    ["a long string of Python", '{"score": 8, "note": """a "b" c"""}', 'a "b" c'],
    ["escapes", String.raw`{'score': 8, 'note': 'a\'b\"c\\d\x41\u0042\_\n'}`, "a'b\"c\\dAB_\n"],
    ["a raw line break", '{"score": 8, "note": "a\nb"}', "a\nb"],
    ["bare words", "{score: 8, note: two words}", "two words"],
    ["a comment in a string", "{'score': 8, 'note': 'http://a /* b */ # c'}", "http://a /* b */ # c"],
  ])("%s is kept as it was written", (_name, text, note) => {
    expect(value(text)).toEqual({ score: 8, note });
  });
  test.each([
    ["a decimal comma", '{"score": 8,5, "note": "n"}'],
    ["quotes that end nowhere for sure", '{"score": 8, "note": "A "smart", simple tool"}'],
    ["a text behind a string", "{'score': 8, 'note': 'the users', they said'}"],
    ["inner quotes that look like a key", '{"score": 8, "note": "They say "x", then "y": z"}'],
    ["two numbers", '{"score": 8 9, "note": "n"}'],
    ["a text behind a number", '{"score": 8 out of 10, "note": "n"}'],
  ])("%s is refused", (_name, text) => {
    expect(value(text)).toBeNull();
  });
});

describe("hostile values", () => {
  test("keys of the prototype change nothing", () => {
    expect(value('{"__proto__": {"note": "x"}, "score": 8}')).toBeNull();
    expect(value('{"__proto__": {"polluted": 1}, "score": 8, "note": "n"}')).toEqual({ score: 8, note: "n" });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
  test("a number beyond all bounds is no score", () => {
    expect(problems('{"score": 1e999, "note": "n"}')).toEqual([
      "score: Infinity is not a whole number from 1 to 10",
    ]);
  });
  test("lone surrogates and control characters do not get through", () => {
    expect(value(String.raw`{"score": 8, "note": "a\ud83d\u0000b\ud83d\ude00"}`)).toEqual({
      score: 8,
      note: "a\ufffdb😀",
    });
  });
});

describe("problems", () => {
  test("field by field, of the object that came nearest, the later one of two", () => {
    expect(problems('{"score": 7.5, "note": "n"} {}')).toEqual([
      "score: 7.5 is not a whole number from 1 to 10",
    ]);
    expect(problems('{"score": 7.5}')).toEqual([
      "score: 7.5 is not a whole number from 1 to 10",
      "note: is missing",
    ]);
    expect(problems('{"score": 11, "note": "n"} {"score": 12, "note": "n"}')?.[0]).toMatch(/12/);
    expect(problems('{"score": 8, "note": null}')).toEqual(["note: must be text, not null"]);
    expect(problems('{"score": 8, "note": ""}')).toEqual([
      "note: is too short or small; at least 1 characters",
    ]);
  });
  test.each(["", "Certainly!", "[1, 2]", "null", "8"])("none found in %j", (text) => {
    expect(problems(text)).toEqual(["no JSON object found"]);
  });
  test("at most twelve, at most 200 characters each", () => {
    const keys = Array.from({ length: 40 }, (_, index) => `${index}${"k".repeat(300)}`);
    const wide = z.object(Object.fromEntries(keys.map((key) => [key, z.string()])));
    const reading = readAnswer("{}", wide);
    const told = reading.ok ? [] : reading.problems;
    expect(told).toHaveLength(12);
    expect(told.at(-1)).toBe("and 29 more problems");
    expect(Math.max(...told.map(({ length }) => length))).toBe(200);
  });
});

describe("an answer made to take long ends soon", () => {
  const pieces = [
    "{",
    '{"',
    "{}",
    '{"a":',
    "{a:1,",
    "{'a",
    '{"\n',
    "{a: x/",
    "{a:/*",
    "```",
    "```{",
    "<think",
    "</think>",
    "<|a",
    "<|end|>a",
    "a|>",
    "<|channel|>final",
    "&lt;/think",
    "assistantfinal",
    '{"<s>',
    '"a ',
    "\\",
    " ",
  ];
  const more = [
    "<think>",
    "</think>",
    '{"<think></think>',
    '{\\"',
    '{"a":[',
    "{“a",
    '{"a" "b",',
    "'a','",
    '" ',
  ];
  const frames = [
    ["", ""],
    ["{", ""],
    ["{x:", "}"],
    ['{"score": 8, "note": "', '"}'],
    ["{'a':'", "'}"],
  ] as const;
  /** Of this process, so that a busy machine does not count. */
  const cpuMs = (work: () => void) => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };

  // Usually 20 to 150 ms; a quadratic way through 256 KiB takes minutes.
  test.each([...pieces, ...more])("of %j", { timeout: 60_000 }, (piece) => {
    const filled = frames.map(([before, behind]) => before + piece.repeat(262_000 / piece.length) + behind);
    for (const text of [...filled, piece.repeat(1_048_576 / piece.length)]) {
      expect(cpuMs(() => void read(text))).toBeLessThan(1_500);
    }
  });
  test.each([
    ["{'a':", "}"],
    ['{"score":', "}"],
    ['{"a":[', "]}"],
    ["{a:", "}"],
  ])("nested: %s", (open, close) => {
    for (const depth of [500, 2_000, 30_000]) {
      expect(value(open.repeat(depth) + close.repeat(depth))).toBeNull();
    }
  });
  test("beyond its bound it is refused as it is", () => {
    expect(problems(`${answer(8)}${"x".repeat(MAX_ANSWER)}`)?.[0]).toMatch(/at most 262144 are read/);
    expect(value(`<think>${"x".repeat(MAX_ANSWER)}</think>${answer(8)}`)).toEqual({ score: 8, note: "n" });
  });
});
