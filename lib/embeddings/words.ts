/** Scripts that write words without spaces between them. */
const UNSPACED = /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?/gu;

/** The words of a text in lower case, in order. */
export function wordsOf(text: string): string[] {
  const lower = text.normalize("NFKC").toLowerCase();
  if (!UNSPACED.test(lower)) return lower.match(WORD) ?? [];
  return [...segmenter.segment(lower)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** The sentences of a text: what ends with a mark of its script, and lines. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…][)"'”’]?)\s+|(?<=[。！？।؟])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

/** An English word without its inflection, roughly: `planned`, `plans` and `planning` are one. */
export function stem(word: string): string {
  let root = word.replace(/['’]s?$/, "");
  if (root.length > 3) root = root.replace(/(?<=[^s])s$/, "").replace(/ie$/, "y");
  if (root.length > 4) root = root.replace(/(?:ied|ying)$/, "y").replace(/(?:ed|ing)$/, "");
  root = root.replace(/e$/, "").replace(/([bdgklmnprt])\1$/, "$1");
  return root.length < 2 ? word : root;
}
