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

const NAMED: [text: string][] = [
  [`Sorry Jar is a chore tracker for flats. ${IDEA}`],
  [`Sorry, Wrong Number screens calls. ${IDEA}`],
  [`"Sorry I Missed You" keeps a courier's notes. ${IDEA}`],
  [`As an AI tutor, Lumen teaches gardeners to read soil. ${IDEA}`],
  [`As an AI for allotments it listens to the trays. ${IDEA}`],
  [`Unfortunately Named Plants lists them. ${IDEA}`],
  [`Apology Draft helps people who hurt someone. ${IDEA}`],
  [`I can see a tool: ${IDEA}`],
  [
    `I Can't Sleep is a diary for people who lie awake at night, kept by the lamp beside the bed. It dims the lamp by what it
has learnt about them, and never asks for a phone. ${IDEA}`,
  ],
];

test.each(NAMED)("an idea is one whatever its name begins with: %j", (text) => {
  expect(readProse(text, { maxChars: 1_000 })).toEqual({ ok: true, value: text });
});

const NONE: [text: string, problem: RegExp][] = [
  ["", /empty/],
  ["<think>All of it", /empty/],
  ["```\n\n```", /empty/],
  ["Seedling Watch.", /only 15 characters/],
  ["I'm sorry, but I cannot help with that request today.", /declines/],
  ["I can’t assist with that; please ask for something else.", /declines/],
  ["I apologize, but writing this would go against my guidelines, whatever it is for.", /declines/],
  ["As an AI language model, I do not have ideas of my own. Please ask a person instead.", /declines/],
  [
    "I'm sorry, but I can't help with that request. If you have another question about gardens, I'd be happy to help.",
    /declines/,
  ],
  ["Lo siento, pero no puedo ayudar con esa solicitud. Prueba otra cosa, por favor.", /declines/],
  [
    "抱歉，我无法协助处理这个请求，因为它超出了我能够讨论的范围，请您换一个主题再试一次，谢谢您的理解与支持。",
    /declines/,
  ],
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
