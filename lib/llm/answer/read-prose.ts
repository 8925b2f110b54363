import { cleanText } from "./clean-text";
import { findLooseObjects } from "./find-loose-objects";
import type { Reading } from "./reading";
import { stripThinking } from "./strip-thinking";

/** In characters; less than that is a remark, not an idea. */
const MIN_PROSE = 40;

const WHOLE_FENCE = /^(`{3,}|~{3,})[\w.+-]*[ \t]*\n?([\s\S]*)$/;
/** Of all characters but white space; English prose has 0.95, JSON of it 0.85, noise next to nothing. */
const MIN_LETTER_SHARE = 0.5;
/** How a refusal in so many words begins; an idea that long does not. */
const DECLINES = new RegExp(
  [
    "^(?:sorry|(?:i )?apologi[sz]e|as an ai\\b|i['’]?m (?:very |so )?sorry|i am (?:very |so )?sorry",
    "i (?:can(?:no|['’])t|can not|won['’]t|am (?:not able|unable))|i['’]m (?:not able|unable))",
  ].join("|"),
  "i",
);
const MAX_DECLINING = 600;
/** End marks that a server with the wrong chat template leaves in the text. */
const END_MARKS = /(?:\s*(?:<\|(?:im_end|eot_id|end|return|endoftext)\|>|<\/s>|<end_of_turn>))+$/;

/**
 * Reads an answer that is meant to be prose: thinking is cut away, a fence around all of it is taken off,
 * control characters and end marks go. Too little or too much text, an object, noise and refusals are not
 * taken; nothing is padded or cut.
 * @param options.maxChars the longest text taken, in characters.
 */
export function readProse(text: string, { maxChars }: { maxChars: number }): Reading<string> {
  const bare = cleanText(stripThinking(text)).replace(/\r\n?/g, "\n").trim();
  const prose = withoutFence(withoutEndMarks(bare)).trim();
  if (prose === "") return refused("the idea is empty");
  if (prose.length < MIN_PROSE) {
    return refused(`the idea has only ${prose.length} characters; it should be 2 to 3 paragraphs`);
  }
  if (prose.length > maxChars) {
    return refused(`the idea has ${prose.length} characters; at most ${maxChars} are taken`);
  }
  if (prose.length <= MAX_DECLINING && DECLINES.test(prose)) {
    return refused("the answer declines instead of telling an idea");
  }
  if (isData(prose)) return refused("the answer is data or markup; 2 to 3 paragraphs of prose are needed");
  if (letterShare(prose) < MIN_LETTER_SHARE) return refused("the answer is not prose");
  return { ok: true, value: prose };
}

/** Whether it is an object, JSON or nearly, rather than a text with one in it. */
function isData(text: string): boolean {
  if (/^(?:"?\s*\{|\[\s*[{"']|<(?:!doctype|html|\?xml)\b)/i.test(text)) return true;
  return findLooseObjects(text).objects.some(({ start, end }) => end - start > text.length / 2);
}

function letterShare(text: string): number {
  const characters = text.replace(/\s+/g, "");
  return characters.replace(/[^\p{L}\p{M}]+/gu, "").length / characters.length;
}

/** Looks at the end only: the pattern's time grows with the square of white space. */
function withoutEndMarks(text: string): string {
  return text.slice(0, -400) + text.slice(-400).replace(END_MARKS, "");
}

/** Takes off the fence around the whole text, closed or not; with another one inside it is left. */
function withoutFence(text: string): string {
  const [, fence, rest] = WHOLE_FENCE.exec(text) ?? [];
  if (fence === undefined || rest === undefined) return text;
  const body = rest.endsWith(fence) ? rest.slice(0, -fence.length) : rest;
  return body.includes(fence) ? text : body;
}

const refused = (problem: string): Reading<string> => ({ ok: false, problems: [problem] });
