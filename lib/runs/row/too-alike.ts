import { z } from "zod";
import type { GenerationCandidate } from "@/lib/generated/prisma/client";

const tooAlikeSchema = z.array(
  z.object({
    /** The whole text is; its purpose is, without its subject; a sentence stands in both. */
    reason: z.enum(["similar", "same_purpose", "shared_sentences"]),
    title: z.string(),
    /** The other's tagline. */
    purpose: z.string().nullable(),
    /** The shared sentence, as the candidate has it. */
    text: z.string().nullable(),
  }),
);

/** An idea that a candidate is too like, and in what. */
export type TooAlike = z.output<typeof tooAlikeSchema>[number];

/** What a measured candidate is too like; nothing where it has not been measured, or is like nothing. */
export function readTooAlike({ tooAlike }: Pick<GenerationCandidate, "tooAlike">): TooAlike[] {
  return tooAlike === null ? [] : tooAlikeSchema.parse(JSON.parse(tooAlike));
}

/** As it is stored. */
export function writeTooAlike(found: readonly TooAlike[]): string | null {
  return found.length === 0 ? null : JSON.stringify(found);
}
