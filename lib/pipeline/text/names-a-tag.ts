import { otherNames } from "../tags/abbreviations";
import { numberVariants, spellingKey } from "../tags/spelling";
import { UNSPACED } from "./count";

/** Letters by which an inflected word is known: "schedule" and "scheduling". */
const STEM = 5;
/** Letters that a shorter word may have more: "apps". */
const ENDING = 2;

/**
 * Whether a text says something of one of the tags: the tag itself, another name of it, or one of its words in any
 * inflection. In scripts without spaces the tag itself is looked for.
 */
export function namesATag(text: string, tags: readonly string[]): boolean {
  const words = wordsOf(text);
  const joined = words.join("");
  return tags.some((tag) => {
    if (UNSPACED.test(tag)) return joined.includes(wordsOf(tag).join(""));
    const parts = wordsOf(tag).flatMap((part) => [part, ...numberVariants(part)]);
    const key = spellingKey(tag);
    return (
      words.includes(key) ||
      otherNames(key).some((name) => words.includes(name) || (name.length > STEM && joined.includes(name))) ||
      parts.some((part) => words.some((word) => isInflected(word, part)))
    );
  });
}

const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}+#]*/gu) ?? [];

function isInflected(word: string, part: string): boolean {
  if (part.length < 3) return word === part;
  if (part.length < STEM) return word.startsWith(part) && word.length <= part.length + ENDING;
  return word.startsWith(part.slice(0, STEM));
}
