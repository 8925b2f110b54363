import { francAll } from "franc-min";

/** What is shorter is not told: in letters, fewer in scripts whose letters say more. */
const MIN_LETTERS = 120;
const MIN_DENSE_LETTERS = 40;
/** What is read of a text, in characters: more makes it no clearer, and takes as much longer. */
const READ = 800;
/**
 * A language that fits a text less than so, the best being 1, is not its language. Prose in another language came to 0.77
 * to 0.87, also for its neighbours'; German full of English terms to 0.99 for German, an English and a German half to 0.96.
 */
const CLEARLY_LESS = 0.88;
/** The share of letters of a language's own script that a text in it has at least, whatever terms it is full of. */
const OWN_SCRIPT = 0.2;

const SCRIPTS: Record<string, string> = {
  Jpan: "\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hani}",
  Kore: "\\p{sc=Hang}\\p{sc=Hani}",
  Hans: "\\p{sc=Hani}",
  Hant: "\\p{sc=Hani}",
};
const DENSE = /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

/** The language subtag of a BCP 47 tag, as ICU prefers it: "de" of "de-CH" and of "deu". */
export function primaryLanguage(tag: string): string {
  return new Intl.Locale(tag).language.replace(/^no$/, "nb");
}

/** A language as a prompt names it: "German (de)". */
export function languageForPrompt(tag: string): string {
  const { baseName } = new Intl.Locale(tag);
  const name = new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(baseName);
  return name ? `${name} (${tag})` : tag;
}

/**
 * Whether a text is clearly in another language than this one. False wherever that cannot be told: of short texts, of mixed
 * ones, of neighbouring languages, and of languages whose words are not known and whose script is the text's.
 */
export function isInAnotherLanguage(text: string, language: string): boolean {
  const letters = lettersOf(text);
  if (!isLong(letters)) return false;
  const own = scriptOf(language);
  if (own && letters.filter((letter) => own.test(letter)).length < OWN_SCRIPT * letters.length) return true;
  const fits = new Map(
    francAll(text.slice(0, READ)).map(([code, fit]): [string, number] => [canonical(code), fit]),
  );
  const fit = fits.get(primaryLanguage(language));
  return fit !== undefined && fit < CLEARLY_LESS;
}

/** The language that most of these texts are in, those that are too short aside; null where there is none. */
export function commonLanguage(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const [best] = isLong(lettersOf(text)) ? francAll(text.slice(0, READ)) : [];
    if (best && best[0] !== "und") {
      const language = canonical(best[0]);
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  const told = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [most] = [...counts].sort(([, m], [, n]) => n - m);
  return most && most[1] > told / 2 ? most[0] : null;
}

const lettersOf = (text: string): string[] => text.slice(0, READ).match(/\p{L}/gu) ?? [];

const isLong = (letters: string[]) =>
  letters.length >= (DENSE.test(letters.join("")) ? MIN_DENSE_LETTERS : MIN_LETTERS);

function scriptOf(language: string): RegExp | null {
  const script = new Intl.Locale(language).maximize().script ?? "";
  try {
    return new RegExp(`[${SCRIPTS[script] ?? `\\p{sc=${script}}`}]`, "u");
  } catch {
    return null;
  }
}

/** "de" of "deu". */
function canonical(code: string): string {
  const [tag = code] = Intl.getCanonicalLocales(code);
  return primaryLanguage(tag);
}
