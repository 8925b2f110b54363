/** More fences than that are not looked into one by one; the text as a whole still is. */
const MAX_PARTS = 128;

export interface Scope {
  text: string;
  /** Where it starts in the answer. */
  offset: number;
}

/**
 * The parts of an answer in which objects are looked for: the whole, then what stands between fences (of any
 * label, on one line, unclosed), because a brace or quote in prose must not spoil the block behind it.
 */
export function scopesOf(text: string): Scope[] {
  const parts: Scope[] = [];
  let from = 0;
  for (const fence of text.matchAll(/`{3,}|~{3,}/g)) {
    parts.push({ text: text.slice(from, fence.index), offset: from });
    from = fence.index + fence[0].length;
  }
  if (parts.length > 0) parts.push({ text: text.slice(from), offset: from });
  return [{ text, offset: 0 }, ...parts.slice(-MAX_PARTS)];
}
