import { matchesAt, type Span, withoutTruncated } from "./find-objects";
import { isQuote, readLooseString } from "./loose-string";

export interface LooseObject extends Span {
  /** The object with its strings, keys and bare words quoted as in JSON; commas are left as they were. */
  json: string;
  /** A quote or word stands where none can, so that the ends of its strings are uncertain. */
  muddled: boolean;
}

/** A brace in prose starts no object; one before a key does. */
const STARTS_OBJECT = /\{\s*(?:["'`“”„‘’]|[\p{L}_$][\w$-]*\s*:|\/[/*]|\}|#(?<=\n\s*#))/uy;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const PYTHON_COMMENT = /#[^\n]*/y;
const SCALAR = /^(?:-?\d[\d.eE+-]*|true|false|null|True|False|None)$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const LITERALS = new Map(Object.entries({ True: "true", False: "false", None: "null", undefined: "null" }));

/**
 * Finds objects that are nearly JSON: Python's, JavaScript's, with smart or unescaped quotes, with comments.
 * One pass; as with strict ones, objects nested in one that never closes are left out.
 */
export function findLooseObjects(text: string): { objects: LooseObject[]; unclosed: boolean } {
  const reader = new LooseReader(text);
  const { spans, unclosed } = withoutTruncated(reader.closed, reader.read());
  const objects = spans.map(({ start, end, from, to, muddled }) => ({
    start,
    end,
    json: reader.json.slice(from, to),
    muddled,
  }));
  return { objects, unclosed };
}

interface Open {
  bracket: "{" | "[";
  start: number;
  from: number;
}

/** Bounds on hostile answers; a good one has a handful of objects. */
const MAX_KEPT = 256;
/** In characters; an unquoted sentence still fits. */
const MAX_WORD = 500;

class LooseReader {
  /** What was read, as JSON; `from` and `to` of the spans are positions in it. */
  json = "";
  readonly closed: (Span & { from: number; to: number; muddled: boolean })[] = [];
  private readonly open: Open[] = [];
  /** Characters since the last string or bracket, comma or colon. */
  private word = "";
  /** The last piece: a bracket, comma or colon, `s` for a string, `w` for a word. */
  private last = "";
  private lastMuddle = -1;

  constructor(private readonly text: string) {}

  /** @returns the start of the object that the text ends in, if it ends inside one */
  read(): number | undefined {
    for (let i = 0; i < this.text.length; i++) i = this.step(i, this.text.charAt(i));
    return this.open[0]?.start;
  }

  private get inObject(): boolean {
    return this.open.at(-1)?.bracket === "{";
  }

  /** @returns the index of the last character consumed */
  private step(i: number, char: string): number {
    if (this.open.length === 0) {
      if (char === "{" && matchesAt(STARTS_OBJECT, this.text, i)) this.push("{", i);
      return i;
    }
    if (isQuote(char)) return this.takeString(i, char);
    const comment = this.endOfComment(i, char);
    if (comment > i) return comment;
    if ("{[".includes(char)) {
      this.endWord(char);
      this.push(char === "{" ? "{" : "[", i);
    } else if ("}]".includes(char)) {
      this.endWord(char);
      this.pop(char, i);
    } else if (char === "," || char === ":") {
      this.endWord(char);
      if (char === ":" && !(this.inObject && "sw".includes(this.last))) this.lastMuddle = this.json.length;
      this.put(char, char);
    } else if (this.word.length < MAX_WORD) {
      this.word += char;
    } else {
      this.lastMuddle = this.json.length;
    }
    return i;
  }

  private put(json: string, last: string) {
    this.json += json;
    this.last = last;
  }

  private push(bracket: "{" | "[", start: number) {
    this.open.push({ bracket, start, from: this.json.length });
    this.put(bracket, bracket);
  }

  /** A `}` closes the arrays left open before it; a `]` closes no object. */
  private pop(char: string, i: number) {
    if (char === "}") while (this.open.length > 1 && !this.inObject) this.open.pop();
    else if (this.inObject) this.lastMuddle = this.json.length;
    this.put(char, char);
    if (char === "]" && this.inObject) return;
    const opened = this.open.pop();
    if (opened === undefined || char === "]") return;
    const { start, from } = opened;
    this.closed.push({ start, end: i + 1, from, to: this.json.length, muddled: this.lastMuddle >= from });
    if (this.closed.length > 2 * MAX_KEPT) this.closed.splice(0, MAX_KEPT);
  }

  private takeString(i: number, char: string): number {
    const word = this.word.trim();
    if (word !== "" && !SCALAR.test(word)) {
      this.lastMuddle = this.json.length;
      return i;
    }
    this.endWord(char);
    const string = readLooseString(this.text, i, this.inObject && this.last !== ":" ? "key" : "value");
    if (string === null) return this.text.length;
    this.put(`${string.json} `, "s");
    return string.end;
  }

  private endOfComment(i: number, char: string): number {
    if (char !== "/" && !(char === "#" && this.inObject)) return i;
    if (/\S$/.test(this.word)) return i;
    const pattern = char === "/" ? COMMENT : PYTHON_COMMENT;
    return matchesAt(pattern, this.text, i) ? pattern.lastIndex - 1 : i;
  }

  /** Writes the word read so far as a key or a value; where neither can stand, the object is muddled. */
  private endWord(next: string) {
    const word = this.word.trim();
    this.word = "";
    if (word === "") return;
    const isKey = this.inObject && "{,".includes(this.last);
    const fits = isKey ? next === ":" || word === "..." : ":[,".includes(this.last) && next !== ":";
    if (!fits) this.lastMuddle = this.json.length;
    if (isKey) this.put(word === "..." ? word : JSON.stringify(word), "w");
    else this.put(`${LITERALS.get(word) ?? literal(word)} `, "w");
  }
}

const literal = (word: string) =>
  NUMBER.test(word) || ["true", "false", "null", "..."].includes(word) ? word : JSON.stringify(word);
