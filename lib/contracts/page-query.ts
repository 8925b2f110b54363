import { z } from "zod";
import { PAGE } from "./limits";
import { wholeNumber } from "./number";

/** Which part of a list. A limit above the largest counts as the largest; the answer tells it. */
export const pageQuery = {
  limit: wholeNumber("limit is a whole number.")
    .pipe(z.int().min(1, { error: "limit is at least 1." }))
    .transform((limit) => Math.min(limit, PAGE.max))
    .default(PAGE.default),
  offset: wholeNumber("offset is a whole number.")
    .pipe(z.int().min(0, { error: "offset is at least 0." }))
    .default(0),
};
