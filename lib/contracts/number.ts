import { z } from "zod";

/** As waywo's own API takes them: with a sign, white space around them, and decimals that are zero. */
const WHOLE_NUMBER = /^\s*[+-]?\d{1,15}(?:\.0*)?\s*$/;
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/** A number, or a text that is one. */
export function number(error: string) {
  return spelt(NUMBER, error).pipe(z.number({ error }));
}

/** A whole number, or a text that is one. */
export function wholeNumber(error: string) {
  return spelt(WHOLE_NUMBER, error).pipe(z.int({ error }));
}

function spelt(digits: RegExp, error: string) {
  const text = z.string().regex(digits, { error, abort: true }).transform(Number);
  return z.union([z.number(), text], { error });
}
