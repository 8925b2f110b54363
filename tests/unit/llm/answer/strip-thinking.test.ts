import { expect, test } from "vitest";
import { stripThinking } from "@/lib/llm/answer/strip-thinking";

const CASES: [name: string, text: string, left: string][] = [
  ["closed", "<think>a</think>B", "B"],
  ["in any case, with attributes and spaces", '<THINKING mode="x" >a</Thinking >B', "B"],
  ["of a vendor's own prefix", "<seed:think>a</seed:think>B", "B"],
  ["closed by the sibling tag", "<think>a</thinking>B", "B"],
  ["not closed by another tag", "<think>a</reasoning>b", ""],
  ["unclosed", "A<think>b", "A"],
  ["opened before the answer began", "a</think>B", "B"],
  ["opened before the answer began, after a tag of its own", "<reasoning>a</reasoning>b</think>C", "C"],
  ["in several pieces", "A<think>b</think>C<reasoning>d</reasoning>E", "ACE"],
  ["empty tag", "A<think/>B", "AB"],
  ["naming its own tag", "<think>a <think> b</think>C", "C"],
  ["nested", "<think>a<think>b</think>c</think>D", "D"],
  ["in square brackets", "[THINK]a[/THINK]B", "B"],
];

test.each(CASES)("thinking is cut away: %s", (_name, text, left) => {
  expect(stripThinking(text)).toBe(left);
});

const TEXTS: [name: string, text: string][] = [
  ["a tag of another name", "<thinker>a</thinker>"],
  ["small square brackets, as in a list", "tags: [think]"],
  ["a tag in a string of the answer", '{"a": "Parses <think> tags"}'],
  ["a closing tag in a string of the answer", 'Here: {"a": "Parses </think> tags"} so'],
  ["a pair in a string of the answer", '```json\n{"a": "cuts <think>x</think> out"}\n```'],
];

test.each(TEXTS)("text stays: %s", (_name, text) => {
  expect(stripThinking(text)).toBe(text);
});

test("a tag behind an object is a tag again", () => {
  expect(stripThinking('{"a": "<think>"}<think>{"a": 1}')).toBe('{"a": "<think>"}');
});
