import { matchesAt } from "./find-objects";

/** The characters that may close a string, by the one that opened it. */
const CLOSERS: Record<string, string> = {
  '"': '"',
  "'": "'",
  "`": "`",
  "“": '”“"',
  "”": '”"',
  "„": '“”"',
  "‘": "’‘'",
  "’": "’'",
};

// What follows a key, and what follows a value; a missing comma is accepted only at the end of a line.
const BEHIND_KEY = /\s*:/y;
const BEHIND_VALUE = /\s*(?:[,}\]]|\/\/|\/\*|$)|[^\S\n]*\n\s*["'`“”„‘’]/y;

export interface LooseString {
  /** The string as JSON, quotes and all. */
  json: string;
  /** Index of the closing quote. */
  end: number;
}

export const isQuote = (char: string): boolean => Object.hasOwn(CLOSERS, char);

/**
 * Reads the string that starts at a quote of any kind. A quote closes it only where a string can end, so that
 * the apostrophe of `'it's'` and the inner quotes of `"a "smart" tool"` are text.
 *
 * @returns null if the text ends first
 */
export function readLooseString(text: string, start: number, role: "key" | "value"): LooseString | null {
  const quote = text.charAt(start);
  const closers = CLOSERS[quote] ?? "";
  const behind = role === "key" ? BEHIND_KEY : BEHIND_VALUE;
  // Python's long strings.
  const size = text.startsWith(quote.repeat(3), start) ? 3 : 1;
  let json = '"';
  for (let i = start + size; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "\\") {
      const escaped = readEscape(text, i);
      json += escaped.json;
      i += escaped.length - 1;
    } else if (
      closers.includes(char) &&
      (size === 1 || text.startsWith(quote.repeat(size), i)) &&
      matchesAt(behind, text, i + size)
    ) {
      return { json: `${json}"`, end: i + size - 1 };
    } else {
      json += char === '"' || char < " " ? JSON.stringify(char).slice(1, -1) : char;
    }
  }
  return null;
}

const ESCAPE = /\\(?:(["\\/bfnrt]|u[\da-f]{4})|x([\da-f]{2})|([^a-z\d])|)/iy;

/** One escape as JSON, Python's `\x41` and Markdown's `\_` included; unknown ones become literal text. */
function readEscape(text: string, index: number): { json: string; length: number } {
  ESCAPE.lastIndex = index;
  const [all = "\\", known, hex, mark] = ESCAPE.exec(text) ?? [];
  const length = all.length;
  if (known !== undefined) return { json: /^[BFNRT]|^U/.test(known) ? `\\\\${known}` : `\\${known}`, length };
  if (hex !== undefined) return { json: `\\u00${hex}`, length };
  if (mark !== undefined) return { json: JSON.stringify(mark).slice(1, -1), length };
  return { json: "\\\\", length };
}
