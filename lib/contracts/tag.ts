/** Longest tag, in characters; the longest in waywo's own data has 38. */
export const MAX_TAG_LENGTH = 50;

const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{N}+#.]*";
const TAG = new RegExp(`^${WORD}(-${WORD})*$`, "u");

/** Normalises a tag: trimmed, lower case, words joined by single hyphens. */
export function normaliseTag(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/^#/, "")
    .replace(/[\s_-]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** Whether a text is a normalised tag. */
export function isTag(text: string): boolean {
  return text.length <= MAX_TAG_LENGTH && TAG.test(text);
}
