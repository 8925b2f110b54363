import { createTagGuide } from "@/lib/builtin/composer/known-tags";
import { mentions } from "@/lib/builtin/composer/text/english";
import { type BatchIdea, sentencesOf } from "./batch";

export const guide = createTagGuide();

/** Three or more short items in a row are a list, in which a tag is named and nothing is said of it. */
const LIST = /(?:[^\s,]+(?: [^\s,]+)?, ){2,}(?:and |or )?[^\s,]+(?: [^\s,]+)?/gu;

/** Whether a sentence of the text names the tag, or a word that means it, and is not a list. */
export const isAbout = (text: string, tag: string): boolean =>
  sentencesOf(text).some((sentence) => {
    const rest = sentence.replace(LIST, "");
    return guide
      .synonyms(tag)
      .some((word) => mentions(rest, word) || mentions(rest, word.replaceAll(" ", "-")));
  });

/** Sentences that stand more than once in the texts of a run, with how often. */
export function repeatedSentences(ideas: readonly BatchIdea[]): [sentence: string, times: number][] {
  const counts = new Map<string, number>();
  for (const { title, tagline, description, prose } of ideas) {
    const all = [title, tagline, ...sentencesOf(description), ...sentencesOf(prose)];
    for (const sentence of all.map((text) => text.toLowerCase()))
      counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return [...counts].filter(([, times]) => times > 1);
}
