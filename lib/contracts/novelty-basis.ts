import { z } from "zod";

/** What a novelty was measured against; null where that is not known, and for collected projects. */
export const noveltyBasis = {
  /** Of the stored projects at the time, those it was compared with. */
  compared_with: z.int().nullable(),
  /** All of them. */
  compared_of: z.int().nullable(),
  /** "compared with 128 of 284"; null where it was all of them. */
  novelty_note: z.string().nullable(),
};
