/** Surroundings a model puts a whole text in: quotes and Markdown's emphasis. */
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

/** `**word**` and `*word*` within a text; `2 * 3` and `2*3*4` are none. */
const EMPHASIS = /(?<![\p{L}\p{N}*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\p{L}\p{N}*])/gu;

/** All but the punctuation at the end; written so that it takes time linear in the text. */
const UP_TO_LAST_WORD = /^.*[^\s.,:;!…·–—-]/su;

/**
 * A model's text as one line that can be stored and shown: no control, zero-width or direction characters, no
 * lone surrogates, white space collapsed, surrounding quotes and Markdown's emphasis taken off. Cleaning a
 * clean text changes nothing. HTML is left: it is text, and shown as text.
 */
export function cleanLine(text: string): string {
  return settle(plain(text), unwrap);
}

/** The same for a name, which besides ends without punctuation; a question keeps its mark. */
export function cleanTitle(text: string): string {
  return settle(plain(text), (title) => unwrap(UP_TO_LAST_WORD.exec(title)?.[0] ?? ""));
}

function plain(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/[\p{Cf}\p{Cs}]/gu, "")
    .normalize("NFC");
}

function unwrap(text: string): string {
  const bare = text
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

/** Repeats a step that only ever takes something off until it finds nothing more. */
function settle(text: string, step: (text: string) => string): string {
  let settled = text;
  for (let next = step(settled); next !== settled; next = step(settled)) settled = next;
  return settled;
}
