/** The range of an object in a text, from its `{` to after its `}`. */
export interface Span {
  start: number;
  end: number;
}

export interface Found {
  /** Every object that closes, nested ones included, in the order of their ends. */
  spans: Span[];
  /** Whether the text ends inside an object. */
  unclosed: boolean;
}

/** A brace in prose starts no object; one before a quoted key does. */
const STARTS_OBJECT = /\{\s*["}]/y;

/**
 * Finds what may be strict JSON objects, in one pass. Objects nested in one that never closes are left out:
 * they belong to a truncated answer.
 */
export function findObjects(text: string): Found {
  const spans: Span[] = [];
  let open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "{") {
      if (open.length > 0 || matchesAt(STARTS_OBJECT, text, i)) open.push(i);
    } else if (char === "}") {
      const start = open.pop();
      if (start !== undefined) spans.push({ start, end: i + 1 });
    } else if (char === '"' && open.length > 0) {
      const end = endOfString(text, i);
      // A line break inside a string is not strict JSON: whatever is open is broken, not truncated.
      if (end === -1) open = [];
      else i = end;
    }
  }
  return withoutTruncated(spans, open[0]);
}

/** Drops what follows `truncatedFrom`, the start of an object that never closes. */
export function withoutTruncated<S extends Span>(spans: S[], truncatedFrom: number | undefined) {
  if (truncatedFrom === undefined) return { spans, unclosed: false };
  return { spans: spans.filter((span) => span.end <= truncatedFrom), unclosed: true };
}

/** Length of the object that a text starts with; -1 if it never closes. */
export function endOfObject(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "{") depth += 1;
    else if (char === "}") depth -= 1;
    else if (char === '"') {
      i = endOfString(text, i);
      if (i === -1) return -1;
    }
    if (depth === 0) return i + 1;
  }
  return -1;
}

/** Whether a sticky pattern matches at an index. */
export function matchesAt(sticky: RegExp, text: string, index: number): boolean {
  sticky.lastIndex = index;
  return sticky.test(text);
}

/** Index of the quote that closes the string, the text's length if it ends first, -1 at a line break. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const char = text[i];
    if (char === '"') return i;
    if (char === "\n") return -1;
    if (char === "\\") i += 1;
  }
  return text.length;
}
