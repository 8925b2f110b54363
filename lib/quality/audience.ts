import { sameStem } from "./names-tag";
import { termsOf } from "./shown-text";

const SMALL_WORDS = new Set([
  "a",
  "an",
  "and",
  "for",
  "in",
  "of",
  "or",
  "on",
  "the",
  "their",
  "to",
  "who",
  "with",
]);

/**
 * The share of an audience's own words that a text has, in any inflection: "enterprise developers" of "for developers"
 * is a half. Whether a text suits an audience that it does not name, no count of words can tell.
 */
export function audienceNamed(text: string, audience: string): number | null {
  const wanted = termsOf(audience).filter((word) => !SMALL_WORDS.has(word));
  if (wanted.length === 0) return null;
  const words = termsOf(text);
  return wanted.filter((word) => words.some((other) => sameStem(word, other))).length / wanted.length;
}
