import vocabulary from "./purpose-words.json";
import { sentencesOf, stem, wordsOf } from "./words";

/** What two ideas are compared by. */
export interface IdeaText {
  title: string;
  shortDescription: string;
  description: string;
  hashtags: readonly string[];
}

const split = (lists: readonly string[]) => lists.flatMap((list) => list.split(" "));
const FUNCTION_WORDS = new Set(split(vocabulary.function));
/** Verbs, and the nouns of what software does: what is left of a project when its subject is taken out. */
const PURPOSE_WORDS = new Set(
  split([...vocabulary.verbs, ...vocabulary.irregular, ...vocabulary.means]).map(stem),
);

/** Stands where the subject stood. */
const SUBJECT = "thing";
/** English has half of its words in the lists; no other language has a quarter. */
const LEAST_KNOWN = 0.25;

/**
 * An idea's tagline and description without its subject: the words of its name and its tags, and every word that is none
 * of the few hundred that say what software does and for what, are replaced by one. "Knows which seeds to sow before
 * they die" and "Knows which paint to use before it dries" read much alike then.
 *
 * @returns null where the text is not English
 */
export function purposeText({ title, shortDescription, description, hashtags }: IdeaText): string | null {
  const sentences = sentencesOf(`${shortDescription}\n${description}`).map(wordsOf);
  const words = sentences.flat();
  const known = words.filter((word) => isCommon(word) || PURPOSE_WORDS.has(stem(word))).length;
  if (known < LEAST_KNOWN * words.length || known === 0) return null;
  const subject = new Set(wordsOf([title, ...hashtags].join(" ").replaceAll("-", " ")).map(stem));
  const isSubject = (word: string) =>
    !isCommon(word) && (subject.has(stem(word)) || !PURPOSE_WORDS.has(stem(word)));
  return sentences.map((sentence) => `${masked(sentence, isSubject).join(" ")}.`).join(" ");
}

const isCommon = (word: string) => FUNCTION_WORDS.has(word) || /^\p{N}+$/u.test(word);

/** Words in a row that are the subject become one. */
function masked(words: readonly string[], isSubject: (word: string) => boolean): string[] {
  return words
    .map((word) => (isSubject(word) ? SUBJECT : word))
    .filter((word, index, all) => word !== SUBJECT || all[index - 1] !== SUBJECT);
}
