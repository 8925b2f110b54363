import { z } from "zod";

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

/** Whether a text is a tag already normalised. */
export function isTag(text: string): boolean {
  return text.length <= MAX_TAG_LENGTH && TAG.test(text);
}

/** One tag from outside: normalised, or refused. */
export const tagSchema = z
  .string({ error: "A tag is a text." })
  .max(MAX_TAG_LENGTH, { error: `A tag has at most ${MAX_TAG_LENGTH} characters.`, abort: true })
  .transform(normaliseTag)
  .refine(isTag, { error: "A tag has letters, digits, + # . and hyphens between words." });
