import { visibleText, withoutEscapes } from "@/lib/core/visible-text";
import { withoutMarks } from "@/lib/llm/answer/clean-text";

/** What models wrap a whole text in: quotes and Markdown emphasis. */
const WRAPPERS = [
  ['"', '"'],
  ["'", "'"],
  ["“", "”"],
  ["„", "“"],
  ["‘", "’"],
  ["«", "»"],
  ["`", "`"],
  ["__", "__"],
  ["_", "_"],
  ["~~", "~~"],
] as const;

/** `**word**` and `*word*` within a text, but not `2 * 3` or `2*3*4`. */
const EMPHASIS = /(?<![\p{L}\p{N}*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\p{L}\p{N}*])/gu;

/** All but the punctuation at the end; written to run in linear time. */
const UP_TO_LAST_WORD = /^.*[^\s.,:;!…·–—-]/su;

/**
 * A model's text as one line to store and show: a visible text without lone surrogates, with white space collapsed, and surrounding quotes, Markdown emphasis and the marks of chat templates
 * removed. Idempotent. HTML stays, because it is shown as text.
 */
export function cleanLine(text: string): string {
  return settle(plain(text), unwrap);
}

/** The same for a title, and without punctuation at the end; a question mark stays. */
export function cleanTitle(text: string): string {
  return settle(plain(text), (title) => unwrap(UP_TO_LAST_WORD.exec(title)?.[0] ?? ""));
}

function plain(text: string): string {
  const line = withoutEscapes(text).replace(/[\s\p{Cc}]+/gu, " ");
  return visibleText(line)
    .replace(/\p{Cs}/gu, "")
    .normalize("NFC");
}

function unwrap(text: string): string {
  const bare = withoutMarks(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(EMPHASIS, "$2")
    .replace(/^(?:#{1,6} )+/, "");
  for (const [open, close] of WRAPPERS) {
    if (bare.length <= open.length + close.length) continue;
    if (!bare.startsWith(open) || !bare.endsWith(close)) continue;
    const inner = bare.slice(open.length, -close.length);
    if (!inner.includes(open) && !inner.includes(close)) return inner;
  }
  return bare;
}

/** Repeats a step, which may only shorten the text, until it changes nothing. */
function settle(text: string, step: (text: string) => string): string {
  let settled = text;
  for (let next = step(settled); next !== settled; next = step(settled)) settled = next;
  return settled;
}
