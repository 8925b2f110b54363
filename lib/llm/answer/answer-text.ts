import { endOfObject } from "./find-objects";
import { type Mark, marksIn } from "./marks";

/** A text with more marks than this is noise, and dropped as a whole. */
const MAX_MARKS = 1_000;
/** A mark inside a string of a well-formed object is text. How often, and how far (characters), that is checked. */
const MAX_LOOKS = 8;
const MAX_LOOK = 65_536;

/**
 * What a model answered, out of what it wrote: without its thinking, the marks of its chat template, and whatever
 * follows the first mark that ends its turn. Thinking is what stands between its marks, behind one that is never closed,
 * before a closing one that was never opened, and before a mark that opens the answer. Marks within the strings of an
 * object stay. Linear in the length of the text.
 */
export function answerText(text: string): string {
  const { start, isThinking } = beginning(text);
  const reader = new Reader(text, start, isThinking);
  let skipTo = 0;
  let looks = MAX_LOOKS;
  let marks = MAX_MARKS;
  for (const mark of marksIn(text)) {
    marks -= 1;
    if (marks < 0) return "";
    if (mark.start < Math.max(skipTo, start)) continue;
    if (reader.mode === "answer" && looks > 0) {
      looks -= 1;
      skipTo = endOfObjectAround(text, reader.from, mark.start);
      if (skipTo > 0) continue;
    }
    if (reader.take(mark) === "complete") break;
  }
  return reader.end();
}

type Mode = "answer" | "thinking" | "foreign";

class Reader {
  mode: Mode;
  /** Where what has not been decided about begins. */
  from: number;
  private kept = "";
  private family = "channel";
  /** Whether a mark has said that the answer begins. */
  private isMarked = false;
  /** The answer up to a mark that ended it. Only a marked one replaces it. */
  private ended: string | null = null;

  constructor(
    private readonly text: string,
    from: number,
    isThinking: boolean,
  ) {
    this.from = from;
    this.mode = isThinking ? "thinking" : "answer";
  }

  take(mark: Mark): "complete" | "goes on" {
    if (this.ended !== null && mark.role !== "answer") {
      return mark.role === "foreign_turn" ? "complete" : "goes on";
    }
    switch (mark.role) {
      case "think":
        this.beginThinking(mark);
        break;
      case "think_end":
        this.endThinking(mark);
        break;
      case "answer":
        this.beginAnswer(mark);
        break;
      case "answer_end":
        if (!mark.isTag || this.isMarked) return this.endTurn(mark);
        break;
      case "end":
        return this.endTurn(mark);
      case "turn":
        if (this.mode !== "foreign") return this.endTurn(mark);
        this.mode = "answer";
        this.from = mark.end;
        break;
      case "foreign_turn":
        if (this.mode === "thinking") return "complete";
        if (this.endTurn(mark) === "complete" || this.ended !== null) return "complete";
        this.mode = "foreign";
        break;
      default:
        if (this.mode === "answer") this.keep(mark);
    }
    return "goes on";
  }

  end(): string {
    if (this.ended !== null) return this.ended;
    return this.mode === "answer" ? this.kept + this.text.slice(this.from) : this.kept;
  }

  /** Keeps the text before a mark, and passes the mark. */
  private keep({ start, end }: Mark): void {
    this.kept += this.text.slice(this.from, start);
    this.from = end;
  }

  private beginThinking(mark: Mark): void {
    if (this.mode !== "answer") return;
    this.keep(mark);
    this.family = mark.family;
    this.mode = "thinking";
  }

  private endThinking(mark: Mark): void {
    if (this.mode === "foreign") return;
    if (this.mode === "thinking" && mark.family !== this.family) return;
    if (this.mode === "answer") this.kept = "";
    this.mode = "answer";
    this.from = mark.end;
  }

  private beginAnswer(mark: Mark): void {
    const isText = mark.isTag && (this.mode !== "answer" || `${this.kept}${this.before(mark)}`.trim() !== "");
    if (isText) return;
    this.kept = "";
    this.ended = null;
    this.isMarked = true;
    this.mode = "answer";
    this.from = mark.end;
  }

  /** Ends the answer, if there is any yet; a message of thinking ends as well. */
  private endTurn(mark: Mark): "complete" | "goes on" {
    if (this.mode === "thinking") {
      if (this.family !== "channel" && !this.family.startsWith("<|")) return "goes on";
      this.mode = "answer";
      this.from = mark.end;
      return "goes on";
    }
    if (this.mode === "answer") this.keep(mark);
    if (this.kept.trim() === "") return "goes on";
    this.ended = this.kept;
    return this.isMarked ? "complete" : "goes on";
  }

  private before({ start }: Mark): string {
    return this.text.slice(this.from, start);
  }
}

/** gpt-oss's and Gemma's thinking where a server wrote no special tokens: `analysisWe need`, a line `thought`. */
const BARE_CHANNEL =
  /^\s*(?:assistant)?(?:(?:analysis|commentary)(?=[A-Z"'])|(?:analysis|commentary|thought)[ \t]*\n)/;
/** The same with spaces or lines in place of the tokens. */
const SPACED_CHANNEL = /^\s*(?:assistant\s)?analysis\s/;
const SPACED_FINAL = /assistant[ \t]{0,2}\n?final(?:[ \t]?json)?(?=[\s{[A-Z"])|^final[ \t]*$/gm;
/** Behind a label stands a colon, or it is a heading. */
const LABEL_OF_THINKING =
  /^\s*(?:[*#_ ]{0,6}(?:here(?:['’]s| is| are) my (?:thought process|thoughts|reasoning(?: steps)?)|(?:thought|thinking|reasoning) process|thoughts?|thinking|reasoning|analysis)[*_ ]{0,3}:|(?:#{1,6} |\*\*)(?:my )?(?:(?:thought|thinking|reasoning) process|thoughts?|thinking|reasoning|analysis)[*_ ]{0,3}\n)/i;
const LABEL_OF_ANSWER =
  /^(?:[*#_ \t]{0,6}(?:here(?:['’]s| is) my (?:response|answer)|(?:final )?(?:answer|response|output))[*_ ]{0,3}:[*_]{0,3}|(?:#{1,6} |\*\*)(?:my )?(?:final )?(?:answer|response|output)[*_ ]{0,3}$)/gim;
const FENCED_THINKING = /^\s*`{3,}(?:think|thinking|thoughts?|reasoning|analysis)[ \t]*\n[\s\S]*?\n`{3,}/i;

/** Where the text begins that counts, and whether it begins with thinking. */
function beginning(text: string): { start: number; isThinking: boolean } {
  const answer =
    (SPACED_CHANNEL.test(text) ? last(text, SPACED_FINAL) : undefined) ??
    (LABEL_OF_THINKING.test(text) ? last(text, LABEL_OF_ANSWER) : undefined) ??
    FENCED_THINKING.exec(text);
  if (answer) return { start: answer.index + answer[0].length, isThinking: false };
  return { start: 0, isThinking: BARE_CHANNEL.test(text) };
}

const last = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].at(-1);

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
