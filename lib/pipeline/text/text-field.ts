import { z } from "zod";

/** Longest text that is cleaned, in characters; far above any `maxLength`. */
const MAX_RAW = 20_000;

export interface Range {
  min: number;
  max: number;
}

export interface TextFieldOptions {
  clean(text: string): string;
  /** In characters (UTF-16 code units), after cleaning. */
  maxLength: number;
  /** What is counted, in the singular. */
  unit: string;
  count(text: string): number;
  range: Range;
}

/** A text field of an answer, cleaned and within bounds; its messages tell the model what to change. */
export function textField({ clean, maxLength, unit, count, range }: TextFieldOptions): z.ZodType<string> {
  const tooLong = (length: number) => `has ${length} characters, at most ${maxLength} are allowed`;
  return z
    .string({ error: missingOr("is not a text") })
    .max(MAX_RAW, { error: ({ input }) => tooLong(String(input).length) })
    .transform(clean)
    .superRefine((text, context) => {
      const found = count(text);
      if (found < range.min || found > range.max) context.addIssue(needed(found, unit, range));
      if (text.length > maxLength) context.addIssue(tooLong(text.length));
    });
}

/** "has 7 words, 2 to 5 are needed" */
export function needed(found: number, unit: string, { min, max }: Range): string {
  return `has ${found} ${unit}${found === 1 ? "" : "s"}, ${min} to ${max} are needed`;
}

/** The message for a value of the wrong type: "is missing" where there is none. */
export function missingOr(sentence: string): (issue: { input?: unknown }) => string {
  return ({ input }) => (input === undefined || input === null ? "is missing" : sentence);
}
