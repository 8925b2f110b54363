/** Longest tag, in characters; the longest in waywo's own data has 38. */
export const MAX_TAG_LENGTH = 50;

const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}+#.]*";
const TAG = new RegExp(`^${WORD}(-${WORD})*$`, "u");

/** ".net" where it stands for itself; "asp.net" is a word of its own. */
const DOT_NET = /(?<![\p{L}\p{M}\p{N}.])\.net(?![\p{L}\p{M}\p{N}])/gu;
/** What joins letters or is not seen at all: zero-width joiners, fillers, tatweel, apostrophes, geresh, gershayim. */
const JOINERS = /[\p{Cf}\p{DI}\u0640'’׳״]/gu;
/** White space, dashes and minus, and what stands between the halves of "r&d", "ci/cd" and "データ・サイエンス". */
const BETWEEN_WORDS = /[\s\p{Pd}\p{Pc}\u2212&/\\⁄∕·•・]+/gu;

/**
 * Normalises a tag of any script: lower case, without joiners, words joined by single hyphens.
 *
 * "Machine Learning" → "machine-learning", "CI/CD" → "ci-cd", ".NET" → "dotnet", "İstanbul" → "istanbul".
 */
export function normaliseTag(text: string): string {
  return compatible(compatible(text).toLowerCase().replace(JOINERS, ""))
    .replace(/i\u0307/g, "i")
    .replace(DOT_NET, "dotnet")
    .replace(BETWEEN_WORDS, "-")
    .replace(/-[-#.+]+/g, "-")
    .replace(/^[-#.+]+|[-.]+$/g, "");
}

/** NFKC, but with the Thai and Lao vowels am whole, as everybody types them. */
function compatible(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\u0e4d\u0e32/g, "\u0e33")
    .replace(/\u0ecd\u0eb2/g, "\u0eb3");
}

/** The tags of a project: its hashtags normalised, each once. */
export function tagsOf(hashtags: readonly string[]): string[] {
  return [...new Set(hashtags.map(normaliseTag))].filter((tag) => tag !== "");
}

/** Whether a text is a normalised tag. */
export function isTag(text: string): boolean {
  return text.length <= MAX_TAG_LENGTH && TAG.test(text);
}
