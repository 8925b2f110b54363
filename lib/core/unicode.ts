const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A text that can be sent and stored anywhere: half a surrogate becomes U+FFFD, as it would in UTF-8. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, "\ufffd");
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** In UTF-16 units. A grapheme may have any number of marks; one of more than this is no writing, and is cut. */
const MAX_GRAPHEME = 64;

/**
 * The beginning of a text, at most `max` UTF-16 units of it and never half a grapheme: no emoji, flag or letter with
 * its marks is cut in two.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = graphemes.segment(text.slice(0, max + MAX_GRAPHEME)).containing(max);
  return text.slice(0, last && last.segment.length <= MAX_GRAPHEME ? last.index : withoutHalf(text, max));
}

const withoutHalf = (text: string, max: number) =>
  /[\ud800-\udbff]/.test(text.charAt(max - 1)) ? max - 1 : max;
