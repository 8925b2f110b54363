import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { env } from "@/lib/core/env";

/**
 * Cosines at which two ideas count as the same idea, by embedding model. For the built-in encoder two phrasings
 * of one idea measured 0.81 and unrelated ideas 0.32–0.45, while different ideas on the same two
 * tags have a nearest neighbour at 0.73 to 0.80: see docs/decisions/004-novelty-threshold.md.
 */
const BY_MODEL: Record<string, number> = { [ENCODER_NAME]: 0.88 };
const OTHERWISE = 0.92;

/** The cosine from which on an idea is a near-duplicate. */
export function noveltyThreshold(model: string): number {
  return env().NOVELTY_THRESHOLD ?? BY_MODEL[model] ?? OTHERWISE;
}
