const UNSPACED = /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const HAS_WORD = /[\p{L}\p{N}]/u;
const words = new Intl.Segmenter("en", { granularity: "word" });

/**
 * Words as a person counts them: what stands between spaces and dashes and has a letter or a digit, so that
 * "AI-powered", "Node.js" and "iOS/Android" are one each and "&" none. Scripts without spaces are segmented.
 */
export function countWords(text: string): number {
  const chunks = text.split(/[\s–—]+/u).filter((chunk) => HAS_WORD.test(chunk));
  return chunks.reduce((sum, chunk) => sum + (UNSPACED.test(chunk) ? segmented(chunk) : 1), 0);
}

function segmented(chunk: string): number {
  return Math.max(1, [...words.segment(chunk)].filter(({ isWordLike }) => isWordLike).length);
}
