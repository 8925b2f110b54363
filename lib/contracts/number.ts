import { z } from "zod";

/**
 * As waywo's own API takes them: with a sign, white space around them, "_" between digits, and decimals that are zero.
 */
const WHOLE_NUMBER = /^\s*[+-]?\d(?:_?\d){0,14}(?:\.0*)?\s*$/;
const NUMBER = /^\s*[+-]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[+-]?\d+)?\s*$/i;

/** A number, or a text that is one. */
export function number(error: string) {
  return spelt(NUMBER, error).pipe(z.number({ error }));
}

/** A whole number, or a text that is one. */
export function wholeNumber(error: string) {
  return spelt(WHOLE_NUMBER, error).pipe(z.int({ error }));
}

/** What is said of a number outside its range. */
export const between = (what: string, { min, max }: { min: number; max: number }) => ({
  error: `${what} is between ${min} and ${max}.`,
});

/** A whole number within a range, or a text that is one. */
export function wholeBetween(what: string, range: { min: number; max: number }) {
  const bounded = z.int().min(range.min, between(what, range)).max(range.max, between(what, range));
  return wholeNumber(`${what} is a whole number.`).pipe(bounded);
}

const toNumber = (text: string) => Number(text.replaceAll("_", ""));

function spelt(digits: RegExp, error: string) {
  const text = z.string().regex(digits, { error, abort: true }).transform(toNumber);
  return z.union([z.number(), text], { error });
}
