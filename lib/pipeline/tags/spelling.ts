import { isTag, normaliseTag } from "@/lib/contracts/tag";

/** Far longer than any tag, and short enough to be cheap to look at. */
const MAX_TEXT = 200;

/** A model's text as a tag, or null if there is none in it: "#Machine Learning!" → "machine-learning". */
export function tagIn(text: string): string | null {
  if (text.length > MAX_TEXT) return null;
  const words = text
    .normalize("NFKC")
    .replace(/^[\s#"'`*]*\.net\b/i, "dotnet")
    .replace(/['’\p{Cf}\p{Variation_Selector}]/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}+#.\s_-]/gu, " ")
    .replace(/^[\s#.+_-]+|[\s._-]+$/gu, "");
  const tag = normaliseTag(words);
  return isTag(tag) ? tag : null;
}

/**
 * What is left of a tag when hyphens and dots are taken out, so that spellings of one tag compare equal;
 * between digits they stay, where they carry sense: "node.js" → "nodejs", "gpt-3.5" → "gpt3.5".
 */
export function spellingKey(tag: string): string {
  return tag.replace(/(?<!\p{N})[-.]|[-.](?!\p{N})/gu, "");
}

/** Words that are not each other's plural, though they look it. */
const NOT_PLURALS = /(news|rails|windows|pandas|mechanics|classics|customs|goods)$/;

/** The keys that English spelling makes the plural or singular of a key; "ios" is no plural of "io". */
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
