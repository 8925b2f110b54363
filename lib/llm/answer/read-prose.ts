import { answerText } from "./answer-text";
import { cleanText, withoutMarks } from "./clean-text";
import { findLooseObjects } from "./find-loose-objects";
import type { ParseResult } from "./read-answer";

/** In characters; anything shorter is a remark. */
const MIN_PROSE = 40;

const WHOLE_FENCE = /^(`{3,}|~{3,})[\w.+-]*[ \t]*\n?([\s\S]*)$/;
/** Of all characters but white space; English prose has 0.95, the same as JSON 0.85, noise next to none. */
const MIN_LETTER_SHARE = 0.5;
/** Sentences that say no: someone is not able, not someone's name. "Sorry Jar is …" says nothing of the kind. */
const NO = new RegExp(
  [
    "\\b(?:i|we)(?:['’]m| am|['’]re| are)? (?:\\w+ )?(?:can(?:no|['’])t|can not|won['’]t|will not|unable|not able|not allowed|must decline|have to decline)\\b",
    "^as an? (?:ai|artificial intelligence|(?:large )?language model)\\b[^,.]{0,40}, (?:i|we)\\b",
    "\\b(?:against|violates?|breaks?) (?:my|our|the) (?:\\w+ )?(?:guidelines|polic(?:y|ies)|programming)\\b",
    "\\b(?:no puedo|je ne peux pas|ich kann (?:\\p{L}+ ){0,4}nicht|não posso|non posso|не могу)(?!\\p{L})",
    "我(?:无法|不能|不可以)|できません|할 수 없",
  ].join("|"),
  "iu",
);
/** Sentences that often stand beside those. */
const BESIDE_NO = new RegExp(
  [
    "^(?:(?:i['’]?m|i am|we['’]?re|we are) (?:\\w+ )?sorry|sorry\\b|(?:i |my |we )?apolog|unfortunately)",
    "\\b(?:let me know|feel free|happy to (?:help|assist)|glad to (?:help|assist))\\b",
    "\\b(?:guidelines|polic(?:y|ies)|your (?:request|prompt|question)|th(?:is|at) (?:request|prompt|topic))\\b",
    "^(?:please|instead,? i|if you)\\b|^(?:i|we) (?:can|could|would|am|have|do|don['’]t)\\b",
  ].join("|"),
  "iu",
);
/** Characters beside the sentences that decline, with which a text may still be an idea. */
const MIN_BESIDE_NO = 160;
const SENTENCES = /[^.!?。！？\n]+[.!?。！？\n]*/gu;

/**
 * Parses an answer that is meant to be prose: removes thinking, a fence around all of it, control characters and the
 * marks of chat templates. Rejects text that is too short or too long, objects, noise, and refusals: texts that say no
 * and tell nothing besides. Never pads or cuts.
 *
 * @param options.maxChars the longest text accepted, in characters
 */
export function readProse(text: string, { maxChars }: { maxChars: number }): ParseResult<string> {
  const bare = withoutMarks(answerText(cleanText(text)))
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .trim();
  // Once more: escapes in an answer that is JSON smuggle in what the first time removes.
  const prose = cleanText(withoutFence(bare)).trim();
  if (prose === "") return rejected("the idea is empty");
  if (prose.length < MIN_PROSE) {
    return rejected(`the idea has only ${prose.length} characters; it should be 2 to 3 paragraphs`);
  }
  if (prose.length > maxChars) {
    return rejected(`the idea has ${prose.length} characters; at most ${maxChars} are taken`);
  }
  if (declines(prose)) {
    return rejected("the answer declines instead of telling an idea");
  }
  if (isData(prose)) return rejected("the answer is data or markup; 2 to 3 paragraphs of prose are needed");
  if (letterShare(prose) < MIN_LETTER_SHARE) return rejected("the answer is not prose");
  return { ok: true, value: prose };
}

/** Whether it says no, and tells nothing besides. */
function declines(text: string): boolean {
  const sentences = (text.match(SENTENCES) ?? []).map((sentence) => sentence.trim());
  if (!sentences.some((sentence) => NO.test(sentence))) return false;
  const telling = sentences.filter((sentence) => !NO.test(sentence) && !BESIDE_NO.test(sentence));
  return telling.join(" ").length < MIN_BESIDE_NO;
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

/** Removes a fence around the whole text, closed or not; keeps it if there is another one inside. */
function withoutFence(text: string): string {
  const [, fence, rest] = WHOLE_FENCE.exec(text) ?? [];
  if (fence === undefined || rest === undefined) return text;
  const body = rest.endsWith(fence) ? rest.slice(0, -fence.length) : rest;
  return body.includes(fence) ? text : body;
}

const rejected = (problem: string): ParseResult<string> => ({ ok: false, problems: [problem] });
