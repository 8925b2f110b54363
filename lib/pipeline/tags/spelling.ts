import { isTag, normaliseTag } from "@/lib/contracts/tag";

/** Longest text considered, in characters: far longer than any tag, and still cheap. */
const MAX_TEXT = 200;

/** What no tag has and the normaliser does not fold. */
const NO_TAG = /[^\p{L}\p{M}\p{N}\p{Cf}\p{Variation_Selector}+#.'’׳״\s_&/-]/gu;

/** A model's text as a tag, or null where it contains none: "#Machine Learning! 🤖" → "machine-learning". */
export function tagIn(text: string): string | null {
  if (text.length > MAX_TEXT) return null;
  const tag = normaliseTag(text.normalize("NFKC").replace(NO_TAG, " "));
  return isTag(tag) ? tag : null;
}

/**
 * A tag without hyphens and dots, so that spellings of one tag compare equal. Between digits they carry meaning
 * and stay: "node.js" → "nodejs", "gpt-3.5" → "gpt3.5".
 */
export function spellingKey(tag: string): string {
  return tag.replace(/(?<!\p{N})[-.]|[-.](?!\p{N})/gu, "");
}

/** Words that look like plurals and are not. */
const NOT_PLURALS = /(news|rails|windows|pandas|mechanics|classics|customs|goods)$/;

/** The English plurals and singulars of a key; "ios" is not the plural of "io". */
export function numberVariants(key: string): string[] {
  const singulars = [
    key.replace(/(?<=..[^su])s$/, ""),
    key.replace(/(?<=..([sxz]|[cs]h))es$/, ""),
    key.replace(/(?<=..)ies$/, "y"),
  ];
  const plurals = [
    key.replace(/(?<=..[^su])$/, "s"),
    key.replace(/(?<=..([sxz]|[cs]h))$/, "es"),
    key.replace(/(?<=..)y$/, "ies"),
  ];
  const variants = NOT_PLURALS.test(key) ? [] : [...singulars, ...plurals];
  return [...new Set(variants)].filter((variant) => variant !== key && !NOT_PLURALS.test(variant));
}
