/** JSON inside a string, `"{\"title\": …}"`, also where the outer quotes are missing. */
const ENCODED = /(?:"(?:\s|\\[nrt])*)?\{(?:\s|\\[nrt])*\\"/g;
const MAX_DECODED = 8;

/** What the answer's strings hold as JSON of their own, the last one first; one level, not deeper. */
export function decodeStrings(text: string): string[] {
  const bodies: string[] = [];
  let end = 0;
  for (const match of text.matchAll(ENCODED)) {
    if (match.index < end) continue;
    const start = match[0].startsWith('"') ? match.index + 1 : match.index;
    end = endOfBody(text, start);
    bodies.push(text.slice(start, end));
  }
  return bodies.slice(-MAX_DECODED).reverse().flatMap(decoded);
}

/** Index of the next quote that is not escaped, or the text's end. */
function endOfBody(text: string, start: number): number {
  let i = start;
  while (i < text.length && text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return Math.min(i, text.length);
}

function decoded(body: string): string[] {
  try {
    return [String(JSON.parse(`"${body.replace(/[\n\r\t]/g, " ")}"`))];
  } catch {
    return [];
  }
}
