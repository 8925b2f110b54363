import { endOfObject } from "./find-objects";

const MARK = new RegExp(
  [
    // <think>, </Thinking >, <seed:think effort="low">, <reasoning/>
    /<\s{0,8}(?<close>\/?)\s{0,8}(?:\w{1,16}:)?/.source +
      /(?<name>think|thinking|thoughts?|reasoning)\b(?<rest>[^<>]{0,500})>/.source,
    // Mistral's
    /\[(?<shut>\/?)THINK\]/.source,
    // gpt-oss's, where a server does not parse them
    /<\|channel\|>(?<channel>analysis|commentary|final)[^<]{0,100}<\|message\|>/.source,
  ].join("|"),
  "gi",
);

/** A text with more tags than this is noise, and dropped as a whole. */
const MAX_MARKS = 1_000;
/** A tag inside a string of a well-formed object is text. How often, and how far (characters), that is checked. */
const MAX_LOOKS = 8;
const MAX_LOOK = 65_536;

interface Mark {
  start: number;
  end: number;
  /** Marks of one family close each other, such as `<think>` and `</thinking>`. */
  family: string;
  kind: "open" | "close" | "empty";
}

/**
 * Removes the model's thinking: what is between the tags, what follows a tag that is never closed, and what
 * precedes a closing tag that was never opened. Linear in the length of the text.
 */
export function stripThinking(text: string): string {
  let kept = "";
  let from = 0;
  let thinking: string | null = null;
  let skipTo = 0;
  let looks = MAX_LOOKS;
  let marks = MAX_MARKS;
  for (const mark of marksIn(text)) {
    marks -= 1;
    if (marks < 0) return "";
    if (mark.start < skipTo) continue;
    if (thinking !== null) {
      if (mark.kind !== "close" || mark.family !== thinking) continue;
      thinking = null;
      from = mark.end;
      continue;
    }
    if (looks > 0) {
      looks -= 1;
      skipTo = endOfObjectAround(text, from, mark.start);
      if (skipTo > 0) continue;
    }
    if (mark.kind === "open") thinking = mark.family;
    kept = mark.kind === "close" ? "" : kept + text.slice(from, mark.start);
    from = mark.end;
  }
  return thinking === null ? kept + text.slice(from) : kept;
}

function* marksIn(text: string): Generator<Mark> {
  for (const match of text.matchAll(MARK)) {
    const { close, name, rest, shut, channel } = match.groups ?? {};
    const at = { start: match.index, end: match.index + match[0].length };
    if (name !== undefined) {
      const kind = close === "/" ? "close" : rest?.trimEnd().endsWith("/") ? "empty" : "open";
      yield { ...at, family: name.slice(0, 5).toLowerCase(), kind };
    } else if (channel !== undefined) {
      yield { ...at, family: "channel", kind: channel.toLowerCase() === "final" ? "close" : "open" };
    } else if (match[0].endsWith("THINK]")) {
      yield { ...at, family: "[THINK]", kind: shut === "/" ? "close" : "open" };
    }
  }
}

/** The end of the strict JSON object that starts after `from` and contains `at`; 0 if there is none. */
function endOfObjectAround(text: string, from: number, at: number): number {
  const start = text.indexOf("{", from);
  if (start === -1 || start > at) return 0;
  const window = text.slice(start, start + MAX_LOOK);
  const length = endOfObject(window);
  if (length === -1 || start + length <= at) return 0;
  try {
    JSON.parse(window.slice(0, length));
    return start + length;
  } catch {
    return 0;
  }
}

const NOISE = /(?![\t\n\r])\p{Cc}|[\u200b\u2060\ufeff]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Removes byte order marks, zero-width spaces and control characters other than tab and line ends; a lone
 * surrogate becomes U+FFFD, as it would in UTF-8.
 */
export function cleanText(text: string): string {
  return text.replace(NOISE, "").replace(LONE_SURROGATE, "\ufffd");
}
