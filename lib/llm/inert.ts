import { visibleText } from "@/lib/core/visible-text";

const HALVES = /\p{Surrogate}/gu;
const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029\v\f]/g;

/**
 * Marks of chat templates: `<|im_start|>`, `<｜User｜>`, `<start_of_turn>`, `<s>`, `<<SYS>>`. A server that does not
 * escape them takes what follows for another turn.
 */
const ANGLE_MARKS =
  /<(\/?[|｜][^<>\n]{0,60}|<?\/?[A-Z][A-Z_]{0,40}>?|\/?\w{1,40}_of_\w{1,40}|\/?(?:s|bos|eos|pad|unk))>/g;
/** `[INST]`, `[/INST]`, `[TOOL_CALLS]`, `[gMASK]`. */
const SQUARE_MARKS = /\[ ?(\/? ?(?:[A-Z][A-Z_]{2,40}|inst|gMASK|sop)) ?\]/g;

/** A text without characters that are not seen, and with the marks of chat templates in other brackets. */
export function withoutTemplateMarks(text: string): string {
  return visibleText(text.replace(LINE_BREAKS, "\n"))
    .replace(HALVES, "")
    .replace(ANGLE_MARKS, "‹$1›")
    .replace(SQUARE_MARKS, "($1)");
}

/** `<` and `>` as Unicode also has them, and what can fold to them. */
const OPENING = /[<＜﹤]/g;
const PAIRS = /[<＜﹤]([^<>＜＞﹤﹥]*)[>＞﹥]/g;
const FENCES = /`{3,}|~{3,}/g;

/**
 * A text that a prompt can quote: it holds no `<`, so no tag, and neither the marks of chat templates nor Markdown's
 * fences. It reads as before.
 */
export function inert(text: string): string {
  return withoutTemplateMarks(text)
    .replace(PAIRS, "‹$1›")
    .replace(OPENING, "‹")
    .replace(FENCES, (fence) => "'".repeat(fence.length));
}
