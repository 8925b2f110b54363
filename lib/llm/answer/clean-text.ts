import { wellFormed } from "@/lib/core/unicode";
import { visibleText } from "@/lib/core/visible-text";
import { type Mark, marksIn } from "./marks";

/** Pieces of marks that were cut off or taken apart. */
const FRAGMENTS = new RegExp(
  [
    "[<＜][|｜][/\\w▁]{0,40}|[\\w▁]{0,40}[|｜][>＞]|[◁▷]",
    "(?:[<＜]|&lt;)\\s?(?:think|thinking|thoughts?|reasoning)\\b",
    "(?:[<＜]|&lt;)\\s?/\\s?(?:think(?:ing)?|thoughts?|reasoning)(?!er)",
  ].join("|"),
  "giu",
);
/** Marks can be nested so that one appears where another was taken out; no answer goes deeper by accident. */
const MAX_PASSES = 4;
const MAX_MARKS = 1_000;

/** A visible text in which a lone surrogate is U+FFFD, as it would be in UTF-8. */
export function cleanText(text: string): string {
  return wellFormed(visibleText(text));
}

/**
 * A text to be stored, without a mark of any chat template or of thinking: thinking between its marks goes with them, and
 * whatever follows a mark that ends the turn; of other marks only the mark. Nothing is left of one that hides marks in
 * marks on purpose.
 */
export function withoutMarks(text: string): string {
  let clean = text;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const next = takeMarksOut(clean).replace(FRAGMENTS, "");
    if (next === clean) return clean;
    clean = next;
  }
  return "";
}

/** A text with its marks in brackets that no template knows: they can be read, and mean nothing. */
export function quoteMarks(text: string): string {
  const clean = cleanText(text);
  let quoted = "";
  let from = 0;
  for (const { start, end } of marksIn(clean)) {
    quoted += clean.slice(from, start) + inOtherBrackets(clean.slice(start, end));
    from = end;
  }
  return (quoted + clean.slice(from)).replace(FRAGMENTS, inOtherBrackets);
}

function inOtherBrackets(mark: string): string {
  return mark
    .replace(/[<＜◁]|&lt;/g, "‹")
    .replace(/[>＞▷]|&gt;/g, "›")
    .replaceAll("[", "(")
    .replaceAll("]", ")");
}

function takeMarksOut(text: string): string {
  const marks = [...marksIn(text)].slice(0, MAX_MARKS);
  let clean = "";
  let from = 0;
  for (const [index, mark] of marks.entries()) {
    if (mark.start < from) continue;
    clean += text.slice(from, mark.start);
    from = mark.end;
    if (mark.role === "end" && clean.trim() !== "") return clean.trimEnd();
    if (mark.role === "think") from = endOfThinking(mark, marks.slice(index + 1)) ?? mark.end;
  }
  return from === 0 ? text : clean + text.slice(from);
}

function endOfThinking({ family }: Mark, following: Mark[]): number | undefined {
  return following.find((mark) => mark.role === "think_end" && mark.family === family)?.end;
}
