/** A part of a text, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

const HIDDEN = /<(style|script|title)\b/iy;

/** Where the tags of a text are, `style`, `script` and `title` with what they enclose. Takes linear time. */
export function markup(text: string): Span[] {
  // Of ASCII only: "İ" has two characters in lower case, and places would no longer agree.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const unclosed = new Set<string>();
  const parts: Span[] = [];
  for (let done = 0; ; ) {
    let end = text.indexOf(">", text.indexOf("<", done)) + 1;
    const start = text.lastIndexOf("<", end - 1);
    if (end === 0 || start < done) return parts;
    HIDDEN.lastIndex = start;
    const name = HIDDEN.exec(lower)?.[1];
    if (name && !unclosed.has(name)) {
      const close = lower.indexOf(`</${name}>`, end);
      if (close < 0) unclosed.add(name);
      else end = close + name.length + 3;
    }
    parts.push({ start, end });
    done = end;
  }
}

/** A text with a space in place of each of its tags. */
export function withoutMarkup(text: string): string {
  let plain = "";
  let done = 0;
  for (const { start, end } of markup(text)) {
    plain += `${text.slice(done, start)} `;
    done = end;
  }
  return plain + text.slice(done);
}
