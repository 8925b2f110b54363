import { otherNames } from "@/lib/pipeline/tags/abbreviations";
import { spellingKey } from "@/lib/pipeline/tags/spelling";
import { UNSPACED } from "@/lib/pipeline/text/count";
import { termsOf } from "./shown-text";

/** How an English word may go on after its stem: "schedules", "scheduling", "nutritional", "musician". */
const ENDINGS = /^(?:e?s|e?d|e|ers?|ing|ings|ions?|al|ally|ly|y|ies|ied|ists?|ians?)?$/;
/** Letters that two words must share, unless one of them is shorter. */
const STEM = 4;

/** Whether two words are one in different inflections. */
export function sameStem(one: string, other: string): boolean {
  if (one === other) return true;
  let common = 0;
  while (common < one.length && one[common] === other[common]) common++;
  const least = Math.min(STEM, Math.min(one.length, other.length) - 1);
  return common >= Math.max(3, least) && ENDINGS.test(one.slice(common)) && ENDINGS.test(other.slice(common));
}

/**
 * Whether a text names a tag: the tag or one of its synonyms stands in it, as one word or as its words one after the
 * other, in any inflection. Of a tag in a script without spaces, its letters.
 */
export function namesTag(text: string, tag: string, synonyms: readonly string[] = []): boolean {
  const words = termsOf(text);
  const names = [tag, ...synonyms, ...otherNames(spellingKey(tag))];
  return names.some((name) => (UNSPACED.test(name) ? text.includes(name) : hasName(words, name)));
}

function hasName(words: readonly string[], name: string): boolean {
  const parts = termsOf(name.replaceAll("-", " "));
  const joined = parts.join("");
  return words.some((word, at) => {
    if (sameStem(word, joined) || begins(words, at, joined)) return true;
    return parts.length > 1 && parts.every((part, place) => sameStem(words[at + place] ?? "", part));
  });
}

/** Whether the words from here on, without spaces, are this one. */
function begins(words: readonly string[], from: number, joined: string): boolean {
  let found = "";
  for (let at = from; at < words.length && found.length < joined.length; at++) found += words[at];
  return found === joined;
}
