import type { IdeaText } from "./purpose";
import { cosine, unitVector } from "./vector";
import { sentencesOf, wordsOf } from "./words";

/** An idea as it is compared with others: see `comparedIdea`. */
export interface ComparedIdea {
  whole: Float32Array;
  purpose: Float32Array | null;
  words: readonly string[];
  sentences: readonly Sentence[];
}

interface Sentence {
  text: string;
  words: readonly string[];
}

/** The vectors of an idea, or what is to be taken off them: see `embeddingText`, `purposeText` and `TextMeans`. */
interface Vectors {
  whole: Float32Array;
  /** Null where the text is not English. */
  purpose: Float32Array | null;
}

/** How like two ideas are. */
export interface Likeness {
  /** The cosine of their purposes, −1 to 1, less what all texts have in common; null where one has none. */
  purpose: number | null;
  /** The longest sequence of words that stands in both, with others in between: its share of their words, 0 to 1. */
  wording: number;
  /** The mean of that, the purpose's cosine and the whole texts'; −1 where an idea has no purpose. */
  score: number;
}

/** More say nothing new, and comparing takes their product. */
const MAX_WORDS = 240;
/** What is shorter may be the same by chance. */
const MIN_SHARED_WORDS = 6;
/** Of the words of two sentences, in order: one in ten may be another. */
const NEARLY_VERBATIM = 0.9;

/** @param means taken off the vectors */
export function comparedIdea(
  { shortDescription, description }: Pick<IdeaText, "shortDescription" | "description">,
  { whole, purpose }: Vectors,
  means: Vectors,
): ComparedIdea {
  return {
    whole: centred(whole, means.whole),
    purpose: purpose && centred(purpose, means.purpose),
    ...readText(`${shortDescription}\n${description}`),
  };
}

/** The same idea with the vector of its purpose, which was not there before. */
export const withPurpose = (
  idea: ComparedIdea,
  purpose: Float32Array | null,
  means: Vectors,
): ComparedIdea => ({
  ...idea,
  purpose: purpose && centred(purpose, means.purpose),
});

/** Texts that are kept read: those of a run are met by each of its ideas. About 10 kB each. */
const MAX_TEXTS = 300;
const texts = new Map<string, Pick<ComparedIdea, "words" | "sentences">>();

function readText(text: string): Pick<ComparedIdea, "words" | "sentences"> {
  const known = texts.get(text);
  if (known) return known;
  const sentences = sentencesOf(text).map((text) => ({ text, words: wordsOf(text) }));
  const read = { sentences, words: sentences.flatMap(({ words }) => words).slice(0, MAX_WORDS) };
  texts.set(text, read);
  const [oldest] = texts.keys();
  if (texts.size > MAX_TEXTS && oldest !== undefined) texts.delete(oldest);
  return read;
}

function centred(vector: Float32Array, mean: Float32Array | null): Float32Array {
  const unit = unitVector(vector);
  if (mean?.length !== unit.length) return unit;
  for (let index = 0; index < unit.length; index++) {
    unit[index] = (unit[index] as number) - (mean[index] as number);
  }
  return unit;
}

/** Compares two ideas; the order does not matter. */
export function likeness(a: ComparedIdea, b: ComparedIdea): Likeness {
  const wording = inCommon(a.words, b.words);
  if (!a.purpose || !b.purpose) return { purpose: null, wording, score: -1 };
  const purpose = cosine(a.purpose, b.purpose);
  return { purpose, wording, score: (cosine(a.whole, b.whole) + purpose + wording) / 3 };
}

/** The mean of the two parts of a likeness for which no purpose is needed. */
export function likenessApartFromPurpose(a: ComparedIdea, b: ComparedIdea): number {
  return (cosine(a.whole, b.whole) + inCommon(a.words, b.words)) / 2;
}

/** The sentences of the first idea that stand in the second as well, word for word or nearly so. */
export function sharedSentences(a: ComparedIdea, b: ComparedIdea): string[] {
  return a.sentences
    .filter(
      ({ words }) =>
        words.length >= MIN_SHARED_WORDS &&
        b.sentences.some((other) => inCommon(words, other.words, NEARLY_VERBATIM) >= NEARLY_VERBATIM),
    )
    .map(({ text }) => text);
}

/**
 * The longest common subsequence of two lists, as a share of their words.
 *
 * @param least a share below which 0 will do
 */
function inCommon(a: readonly string[], b: readonly string[], least = 0): number {
  const total = a.length + b.length;
  if (total === 0 || (2 * Math.min(a.length, b.length)) / total < least) return 0;
  return (2 * longestInCommon(a, b)) / total;
}

const BITS = 32;
const FULL = 2 ** BITS;

/** By list, where each of its words stands, as bits: the one idea is compared with many. */
const places = new WeakMap<readonly string[], Map<string, Uint32Array>>();

function placesOf(words: readonly string[]): Map<string, Uint32Array> {
  const known = places.get(words);
  if (known) return known;
  const found = new Map<string, Uint32Array>();
  for (const [place, word] of words.entries()) {
    const bits = found.get(word) ?? new Uint32Array(Math.ceil(words.length / BITS));
    const at = Math.floor(place / BITS);
    bits[at] = (bits[at] as number) | (1 << (place % BITS));
    found.set(word, bits);
  }
  places.set(words, found);
  return found;
}

/**
 * How many words the longest common subsequence has: Hyyrö's algorithm, which treats 32 words of the first list at a time
 * (Bit-parallel LCS-length computation revisited, 2004).
 */
function longestInCommon(a: readonly string[], b: readonly string[]): number {
  const bitsOf = placesOf(a);
  const row = new Uint32Array(Math.ceil(a.length / BITS)).fill(FULL - 1);
  for (const word of b) {
    const matches = bitsOf.get(word);
    if (!matches) continue;
    let carry = 0;
    for (let at = 0; at < row.length; at++) {
      const [before, match] = [row[at] as number, matches[at] as number];
      const sum = before + ((before & match) >>> 0) + carry;
      carry = sum >= FULL ? 1 : 0;
      row[at] = sum | (before & ~match);
    }
  }
  let count = 0;
  for (let place = 0; place < a.length; place++) {
    if (((row[Math.floor(place / BITS)] as number) & (1 << (place % BITS))) === 0) count++;
  }
  return count;
}
