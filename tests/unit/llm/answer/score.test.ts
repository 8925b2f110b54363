import { expect, test } from "vitest";
import { scoreSchema } from "@/lib/llm/answer/score";

const EIGHTS = [
  8,
  "8",
  8.0,
  "8.0",
  "8/10",
  " 8 / 10 ",
  "8.0/10",
  { score: 8 },
  { score: "8/10", why: "good" },
];
const NONE = [
  7.5,
  11,
  0,
  -8,
  "high",
  "8/5",
  "7.5/10",
  "0",
  "11",
  "08.5",
  "8-9",
  "8 or 9",
  "",
  " ",
  true,
  null,
  [8],
  ["8"],
  {},
  { score: { score: 8 } },
  { score: 8, out_of: 20 },
  { score: 4, max: "5" },
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "8/100",
  "1e1",
  "0x8",
  "+8",
  "eight",
  "８",
  Object.create({ score: 8 }),
];

test.each(EIGHTS)("%j is a score of 8", (answer) => {
  expect(scoreSchema.parse(answer)).toBe(8);
});

test.each([1, 10])("%i is within the scale, as number and as text", (score) => {
  expect([score, String(score), `${score}/10`].map((answer) => scoreSchema.parse(answer))).toEqual(
    Array(3).fill(score),
  );
});

test.each(NONE)("%j is no score, and the sentence says what one is", (answer) => {
  const result = scoreSchema.safeParse(answer);
  expect(result.error?.issues.map(({ message }) => message)).toEqual([
    expect.stringMatching(/ is not a whole number from 1 to 10$/),
  ]);
});

test("the sentence names what was given, in short", () => {
  const sentence = (answer: unknown) => scoreSchema.safeParse(answer).error?.issues[0]?.message;
  expect(sentence(7.5)).toBe("7.5 is not a whole number from 1 to 10");
  expect(sentence("high")).toBe('"high" is not a whole number from 1 to 10');
  expect(sentence({ score: 11 })).toBe("11 is not a whole number from 1 to 10");
  expect(sentence([8])).toBe("a list is not a whole number from 1 to 10");
  expect(sentence(undefined)).toBe("is missing");
  expect(sentence("x".repeat(10_000))?.length).toBeLessThan(120);
});
