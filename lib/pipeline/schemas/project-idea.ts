import { readProse } from "@/lib/llm/answer/read-prose";
import type { Reading } from "@/lib/llm/answer/reading";
import { countWords } from "./count-words";

/** In characters. Two or three paragraphs have 400 to 3,000; less than 40 is a remark, or a refusal. */
const IDEA_LENGTH = { min: 40, max: 8000 } as const;
/** Fewer words than 40 characters of any prose have: a row of dots, one word over and over without spaces. */
const MIN_WORDS = 6;

/**
 * Reads the prose column: an idea of 40 to 8,000 characters, without the model's thinking and without a fence
 * around it. An answer in JSON is no prose.
 */
export function readProjectIdea(text: string): Reading<string> {
  const reading = readProse(text, { maxChars: IDEA_LENGTH.max });
  if (!reading.ok) return reading;
  const problem = problemWith(reading.value);
  return problem === null ? reading : { ok: false, problems: [problem] };
}

function problemWith(idea: string): string | null {
  if (idea.length < IDEA_LENGTH.min) {
    return `the idea has only ${idea.length} characters; 2 to 3 paragraphs are needed`;
  }
  const words = countWords(idea);
  return words < MIN_WORDS
    ? `the idea has only ${words} word${words === 1 ? "" : "s"}; 2 to 3 paragraphs are needed`
    : null;
}
