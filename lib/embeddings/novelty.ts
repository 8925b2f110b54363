import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { settings } from "@/lib/settings/settings";

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
