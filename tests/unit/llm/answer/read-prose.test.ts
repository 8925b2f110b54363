import { expect, test } from "vitest";
import { readProse } from "@/lib/llm/answer/read-prose";

const IDEA =
  "Seedling Watch tells gardeners when their seedlings thirst.\n\nIt needs no account and no cloud.";
const read = (text: string) => readProse(text, { maxChars: 500 });

const SAME: [name: string, text: string][] = [
  ["as it is", IDEA],
  ["behind thinking", `<think>Draft.</think>\n${IDEA}`],
  ["in a fence", `\`\`\`markdown\n${IDEA}\n\`\`\``],
  ["in a fence never closed", `\`\`\`\n${IDEA}`],
  ["with noise", `\ufeff\u0000${IDEA.replace("\n\n", "\r\n\r\n")}\u200b \n`],
  ["with end marks", `${IDEA}</s><|im_end|>\n`],
];

test.each(SAME)("prose is read %s", (_name, text) => {
  expect(read(text)).toEqual({ ok: true, value: IDEA });
});

test("braces within the prose stay", () => {
  const text = `[Beta] ${IDEA} Its reports look like {"tray": 3, "dry": true}.`;
  expect(read(text)).toEqual({ ok: true, value: text });
});

test("a fence within the prose stays", () => {
  const text = `${IDEA}\n\n\`\`\`\nnpm start\n\`\`\``;
  expect(read(text)).toEqual({ ok: true, value: text });
});

test("an idea that only begins like an apology by a word is none", () => {
  expect(read(`Sorry Jar ${IDEA}`.repeat(6)).ok).toBe(false);
  expect(readProse(`I can see a tool: ${IDEA}`, { maxChars: 500 }).ok).toBe(true);
});

const NONE: [text: string, problem: RegExp][] = [
  ["", /empty/],
  ["<think>All of it", /empty/],
  ["```\n\n```", /empty/],
  ["Seedling Watch.", /only 15 characters/],
  ["I'm sorry, but I cannot help with that request today.", /declines/],
  ["I can’t assist with that; please ask for something else.", /declines/],
  [`${"#".repeat(60)}a word or two`, /not prose/],
  [JSON.stringify({ idea: IDEA }), /data or markup/],
  [`Here: {'idea': '${IDEA}'}`, /data or markup/],
  [`{"idea": "${IDEA.slice(0, 60)}`, /data or markup/],
  [`<!DOCTYPE html><p>${IDEA}</p>`, /data or markup/],
  ["x".repeat(501), /501 characters; at most 500/],
];

test.each(NONE)("%j is no prose", (text, problem) => {
  expect(read(text)).toEqual({ ok: false, problems: [expect.stringMatching(problem)] });
});
