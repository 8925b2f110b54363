import { z } from "zod";
import { wholeNumber } from "@/lib/contracts/number";
import { visibleText } from "@/lib/core/visible-text";

const NUL_OR_HALF = /\0|\p{Surrogate}/u;

/** A text that SQLite and UTF-8 can hold; what is not seen of it is left out. */
export const text = (max: number, min = 0) =>
  z
    .string({ error: "is not a text" })
    .max(max, { error: `is longer than ${max} characters` })
    .refine((value) => !NUL_OR_HALF.test(value), { error: "holds NUL or half a character", abort: true })
    .transform(visibleText)
    .refine((value) => value.length >= min, { error: "is empty" });

const MAX_INT = 2 ** 31 - 1;

/** An id, a count, a time in seconds: a whole number that the store can hold. */
export const count = wholeNumber("is not a whole number").pipe(
  z
    .number()
    .min(0, { error: "is negative" })
    .max(MAX_INT, { error: `is above ${MAX_INT}` }),
);

const FLAGS: Record<string, boolean> = {
  true: true,
  "1": true,
  yes: true,
  false: false,
  "0": false,
  no: false,
};

export const flag = z.preprocess(
  (value) => FLAGS[String(value).toLowerCase()],
  z.boolean({ error: "is neither true nor false" }),
);

const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:z|[+-]\d{2}:?\d{2})?)?$/i;
const ZONE = /(?:z|[+-]\d{2}:?\d{2})$/i;

function isInCalendar(given: string): boolean {
  const day = given.slice(0, 10);
  const date = new Date(day);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** ISO 8601 or waywo's own form; UTC where it has no zone. */
export const date = z
  .string({ error: "is not a date" })
  .regex(DATE, { error: "is not a date such as 2026-03-01T08:30:00Z", abort: true })
  // JavaScript takes the 30th of February for the 2nd of March.
  .refine(isInCalendar, { error: "is no date since 1970", abort: true })
  .transform((given) => {
    const iso = given.trim().replace(" ", "T").replace(",", ".");
    return new Date(iso.length === 10 || ZONE.test(iso) ? iso : `${iso}Z`);
  })
  .refine((value) => value.getUTCFullYear() >= 1970, { error: "is no date since 1970" });

/** What is wrong with a record, in a sentence. */
export function faultOf(error: z.ZodError, value: unknown): string {
  const said = error.issues.slice(0, 5).map(({ path: [field, ...rest], message }) => {
    if (field === undefined) return message;
    const missing = rest.length === 0 && !(String(field) in Object(value));
    return `${[field, ...rest].join(".")} ${missing ? "is missing" : message}`;
  });
  return said.join(", ").replace(/\.?$/, ".");
}
