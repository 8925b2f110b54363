/** Whether two texts are the same but for case and punctuation. */
export function sameWords(one: string, other: string): boolean {
  return plainWords(one) === plainWords(other);
}

/** Whether a text is a sequence of words of another, whatever their case and punctuation; nothing is in no text. */
export function isExcerpt(text: string, whole: string): boolean {
  const words = plainWords(text);
  return words !== "" && ` ${plainWords(whole)} `.includes(` ${words} `);
}

const plainWords = (text: string) =>
  (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(" ");
