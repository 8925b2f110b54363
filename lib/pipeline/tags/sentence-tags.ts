import { MAX_TAG_LENGTH, normaliseTag } from "@/lib/contracts/tag";
import { cleanLine } from "../text/clean-line";
import { countWords, UNSPACED } from "../text/count";
import type { Vocabulary } from "../vocabulary";

/** More words than a tag has: "end-to-end-encryption" has four. */
const MAX_WORDS = 4;

/** The tags that are sentences; one in use never is. */
export function sentencesAmong(tags: readonly string[], { counts }: Vocabulary): Set<string> {
  return new Set(tags.filter((tag) => wordsOf(tag) > MAX_WORDS && !counts.has(normaliseTag(tag))));
}

/** In scripts without spaces a word of a tag is two or three of the segmenter's. */
function wordsOf(tag: string): number {
  const words = countWords(tag.replace(/[_-]+/g, " "));
  return UNSPACED.test(tag) ? Math.ceil(words / 2) : words;
}

/** What is wrong with a list of hashtags that has sentences. */
export function sentenceProblem(sentences: ReadonlySet<string>): string {
  const [first = ""] = sentences;
  const shown = cleanLine(first).slice(0, MAX_TAG_LENGTH);
  return `has the sentence ${JSON.stringify(shown)}; a tag has at most ${MAX_WORDS} words`;
}
