import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { settings } from "@/lib/settings/settings";
import type { Likeness } from "./likeness";

/** The text a project is embedded by. Tags are left out: they are compared as tags. */
export function embeddingText(project: {
  title: string;
  shortDescription: string;
  description: string;
}): string {
  return `${project.title}. ${project.shortDescription}. ${project.description}`;
}

/**
 * Cosines from which two ideas count as the same, by embedding model. With the built-in encoder, two phrasings
 * of one idea measured 0.81 and unrelated ideas 0.32–0.45, while different ideas on the same two tags have a
 * nearest neighbour at 0.73 to 0.80: see docs/decisions/004-novelty-threshold.md.
 */
const THRESHOLDS: Record<string, number> = { [ENCODER_NAME]: 0.88 };
const DEFAULT_THRESHOLD = 0.92;

export function noveltyThreshold(model: string): number {
  return settings().NOVELTY_THRESHOLD ?? THRESHOLDS[model] ?? DEFAULT_THRESHOLD;
}

/**
 * Scores from which two ideas of a run count as variations of one purpose, by embedding model: chosen on one half of the
 * labelled pairs (tests/eval/pairs) by `npm run calibrate`; see docs/decisions/068-purposes-are-compared-without-subjects.md.
 */
const PURPOSE_THRESHOLDS: Record<string, number> = { [ENCODER_NAME]: 0.32 };
const DEFAULT_PURPOSE_THRESHOLD = 0.4;
/** A candidate meets hundreds of stored projects, one of which is like it by chance. */
export const STORED_MARGIN = 0.04;
/** Sentences with other nouns in them, whatever the language. Texts that have nothing in common share less than 0.3. */
const SAME_WORDING = 0.55;

/** The score from which two ideas of a run count as variations of one purpose. */
export function purposeThreshold(model: string): number {
  return settings().PURPOSE_THRESHOLD ?? PURPOSE_THRESHOLDS[model] ?? DEFAULT_PURPOSE_THRESHOLD;
}

/** Whether two ideas are variations of one purpose. */
export function isSamePurpose({ score, wording }: Likeness, threshold: number): boolean {
  return score >= threshold || wording >= SAME_WORDING;
}
