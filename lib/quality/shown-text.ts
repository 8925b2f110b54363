import { WISHES } from "@/lib/pipeline/columns/metadata-fields";
import { countSentences, countWords } from "@/lib/pipeline/text/count";
import type { QualityIdea } from "./types";

/** Words of a description that count as its opening. */
const OPENING = 8;
/** A shorter sentence ("It is free.") may well be said of two things. */
const SENTENCE_WORDS = 4;

const HASHTAG = /(?<![\p{L}\p{N}])#[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*/gu;
/** "Tags: ios, rust": a list of tags is no sentence about them. */
const TAG_LIST = /(?:^|[\n.!?]\s*)(?:hash)?(?:tags|keywords|topics)\s*:[^\n.!?]*/giu;

/** What a reader sees of an idea, without lists of tags. */
export const shownText = ({ title, tagline, description }: QualityIdea): string =>
  [title, tagline, description].map((text) => text.replace(TAG_LIST, " ").replace(HASHTAG, " ")).join("\n");

/** Words in lower case with the marks that belong to a name: "Node.js, C#!" → "node.js", "c#". */
export const termsOf = (text: string): string[] =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:\.[\p{L}\p{N}]+)*[+#]*/gu) ?? [];

/** How a description begins. */
export const openingOf = ({ description }: QualityIdea): string[] => termsOf(description).slice(0, OPENING);

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** The sentences of an idea's tagline, description and prose, as words alone. */
export function ideaSentences({ tagline, description, prose }: QualityIdea): string[] {
  return [tagline, description, prose]
    .flatMap((text) => [...segmenter.segment(text)].map(({ segment }) => termsOf(segment)))
    .filter((words) => words.length >= SENTENCE_WORDS)
    .map((words) => words.join(" "));
}

/** Whether title, tagline, description and hashtags have the lengths that are asked for. */
export function keepsLimits({ title, tagline, description, hashtags }: QualityIdea): boolean {
  const found = {
    title: countWords(title),
    tagline: countWords(tagline),
    description: countSentences(description),
    tags: hashtags.length,
  };
  return Object.entries(WISHES).every(([name, { min, max }]) => {
    const count = found[name as keyof typeof found];
    return count >= min && count <= max;
  });
}
