import { findLooseObjects } from "./find-loose-objects";
import type { ParseResult } from "./read-answer";
import { cleanText, stripThinking } from "./strip-thinking";

/** In characters; anything shorter is a remark. */
const MIN_PROSE = 40;

const WHOLE_FENCE = /^(`{3,}|~{3,})[\w.+-]*[ \t]*\n?([\s\S]*)$/;
/** Of all characters but white space; English prose has 0.95, the same as JSON 0.85, noise next to none. */
const MIN_LETTER_SHARE = 0.5;
const DECLINES = new RegExp(
  [
    "^(?:sorry|(?:i )?apologi[sz]e|as an ai\\b|i['’]?m (?:very |so )?sorry|i am (?:very |so )?sorry",
    "i (?:can(?:no|['’])t|can not|won['’]t|am (?:not able|unable))|i['’]m (?:not able|unable))",
  ].join("|"),
  "i",
);
const MAX_DECLINING = 600;
/** Left in the text by a server with the wrong chat template. */
const END_MARKS = /(?:\s*(?:<\|(?:im_end|eot_id|end|return|endoftext)\|>|<\/s>|<end_of_turn>))+$/;

/**
 * Parses an answer that is meant to be prose: removes thinking, a fence around all of it, control characters
 * and end marks. Rejects text that is too short or too long, objects, noise and refusals; never pads or cuts.
 *
 * @param options.maxChars the longest text accepted, in characters
 */
export function readProse(text: string, { maxChars }: { maxChars: number }): ParseResult<string> {
  const bare = cleanText(stripThinking(text)).replace(/\r\n?/g, "\n").trim();
  const prose = withoutFence(withoutEndMarks(bare)).trim();
  if (prose === "") return rejected("the idea is empty");
  if (prose.length < MIN_PROSE) {
    return rejected(`the idea has only ${prose.length} characters; it should be 2 to 3 paragraphs`);
  }
  if (prose.length > maxChars) {
    return rejected(`the idea has ${prose.length} characters; at most ${maxChars} are taken`);
  }
  if (prose.length <= MAX_DECLINING && DECLINES.test(prose)) {
    return rejected("the answer declines instead of telling an idea");
  }
  if (isData(prose)) return rejected("the answer is data or markup; 2 to 3 paragraphs of prose are needed");
  if (letterShare(prose) < MIN_LETTER_SHARE) return rejected("the answer is not prose");
  return { ok: true, value: prose };
}

/** Whether it is an object, JSON or nearly, rather than prose that contains one. */
function isData(text: string): boolean {
  if (/^(?:"?\s*\{|\[\s*[{"']|<(?:!doctype|html|\?xml)\b)/i.test(text)) return true;
  return findLooseObjects(text).objects.some(({ start, end }) => end - start > text.length / 2);
}

function letterShare(text: string): number {
  const characters = text.replace(/\s+/g, "");
  return characters.replace(/[^\p{L}\p{M}]+/gu, "").length / characters.length;
}

/** Matches only the end: the pattern is quadratic in white space. */
function withoutEndMarks(text: string): string {
  return text.slice(0, -400) + text.slice(-400).replace(END_MARKS, "");
}

/** Removes a fence around the whole text, closed or not; keeps it if there is another one inside. */
function withoutFence(text: string): string {
  const [, fence, rest] = WHOLE_FENCE.exec(text) ?? [];
  if (fence === undefined || rest === undefined) return text;
  const body = rest.endsWith(fence) ? rest.slice(0, -fence.length) : rest;
  return body.includes(fence) ? text : body;
}

const rejected = (problem: string): ParseResult<string> => ({ ok: false, problems: [problem] });
