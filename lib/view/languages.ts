import { canonicalLanguage } from "@/lib/contracts/run-options";

/** To choose from; any other language tag can be typed. */
const OFFERED =
  "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt pt-BR ro ru sk sl sr sv sw ta th tr uk ur vi zh-Hans zh-Hant";

const ENGLISH = new Intl.DisplayNames("en", { type: "language" });

/** The English name of a language, such as "Brazilian Portuguese" for pt-BR; the tag itself where it has none. */
export function languageName(tag: string): string {
  try {
    return ENGLISH.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const TAGS = new Map(OFFERED.split(" ").map((tag) => [languageName(tag), tag]));
const TAGS_IN_LOWER_CASE = new Map([...TAGS].map(([name, tag]) => [name.toLowerCase(), tag]));

/** The names of the languages to choose from, in alphabetical order. */
export const LANGUAGE_NAMES: readonly string[] = [...TAGS.keys()].toSorted();

/** The language tag that somebody means who types a name or a tag; null where it is neither. */
export const languageIn = (text: string): string | null =>
  TAGS_IN_LOWER_CASE.get(text.trim().toLowerCase()) ?? canonicalLanguage(text);
