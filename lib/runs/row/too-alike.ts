import { z } from "zod";
import { type TooAlike, tooAlikeSchema } from "@/lib/contracts/rows";
import type { GenerationCandidate } from "@/lib/generated/prisma/client";

/** What a measured candidate is too like; nothing where it has not been measured, or is like nothing. */
export function readTooAlike({ tooAlike }: Pick<GenerationCandidate, "tooAlike">): TooAlike[] {
  return tooAlike === null ? [] : z.array(tooAlikeSchema).parse(JSON.parse(tooAlike));
}

/** As it is stored. */
export function writeTooAlike(found: readonly TooAlike[]): string | null {
  return found.length === 0 ? null : JSON.stringify(found);
}
