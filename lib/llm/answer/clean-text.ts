const NOISE = /(?![\t\n\r])\p{Cc}|[\u200b\u2060\ufeff]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Takes out what nobody means to write: byte order marks, zero-width spaces and control characters other
 * than tab and line ends; a lone surrogate becomes U+FFFD, as it would in UTF-8.
 */
export function cleanText(text: string): string {
  return text.replace(NOISE, "").replace(LONE_SURROGATE, "\ufffd");
}
