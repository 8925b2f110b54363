/** About what a tokeniser would cut: six letters of a word, three digits, or one sign. */
const TOKEN = /\s?\p{L}{1,6}|\p{N}{1,3}|[^\s\p{L}\p{N}]|\s+/gu;

/** How many tokens a text has, counted and not estimated from its length. */
export function countTokens(text: string): number {
  return text.match(TOKEN)?.length ?? 0;
}

/** The text's first tokens; the same text where there are no more than `most`. */
export function firstTokens(text: string, most: number): string {
  return (text.match(TOKEN) ?? []).slice(0, most).join("");
}
