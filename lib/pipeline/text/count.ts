/** Scripts that write words without spaces between them. */
export const UNSPACED = /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const words = new Intl.Segmenter("en", { granularity: "word" });

/**
 * Words as people count them: separated by spaces or dashes, with a letter or digit, so that "AI-powered", "Node.js"
 * and "iOS/Android" are one each and "&" is none. Scripts without spaces are segmented; the particles and endings of Japanese do not count.
 */
export function countWords(text: string): number {
  const chunks = text.split(/[\s–—]+/u).filter(hasWord);
  return chunks.reduce((sum, chunk) => sum + (UNSPACED.test(chunk) ? segmented(chunk) : 1), 0);
}

function segmented(chunk: string): number {
  return Math.max(1, [...words.segment(chunk)].filter(isWord).length);
}

/** を, では, です: other languages write them with the word. */
const ENDING = /^\p{sc=Hira}{1,2}$/u;

const isWord = ({ segment, isWordLike }: Intl.SegmentData) => isWordLike && !ENDING.test(segment);

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** Ends with the full stop of an abbreviation ("e.g.", "U.S.", "J.", "Dr.", "bzw.") or is a list number ("1."). */
const GOES_ON =
  /(?:^|[\s("'“‘[])(?:(?:\p{L}\.)*\p{L}|Mr|Mrs|Ms|Dr|Prof|St|vs|cf|approx|Fig|ver|bzw|ca|Nr|Abb|evtl|ggf|inkl|vgl|Sr|Sra|Dra|núm|pág|Mme|Mlle|env|np)\.\s*$|^\p{N}+\.\s*$/iu;

/**
 * Sentences by Unicode's rules (UAX #29), less the breaks those rules see after abbreviations. A text with a letter
 * or digit has at least one.
 */
export function countSentences(text: string): number {
  let count = 0;
  let open = "";
  for (const { segment } of sentences.segment(text)) {
    open += segment;
    if (GOES_ON.test(segment)) continue;
    if (hasWord(open)) count += 1;
    open = "";
  }
  return hasWord(open) ? count + 1 : count;
}

const hasWord = (text: string) => /[\p{L}\p{N}]/u.test(text);
