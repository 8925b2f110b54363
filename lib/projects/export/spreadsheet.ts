import "server-only";

/**
 * What a spreadsheet takes for a formula, or skips to find one: `= + - @`, also in full width, tab, carriage return,
 * line feed and NUL, and white space before them. A guard is guarded, too, so that it can be taken away again.
 */
const DANGEROUS = /^(?:'|[\s\0\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n\0])/u;

/** A cell that no spreadsheet runs: an apostrophe before what looks like a formula. */
export const guardCell = (text: string) => (DANGEROUS.test(text) ? `'${text}` : text);

/** Takes away what `guardCell` put before a cell. */
export const withoutGuard = (text: string) =>
  text.startsWith("'") && DANGEROUS.test(text.slice(1)) ? text.slice(1) : text;
