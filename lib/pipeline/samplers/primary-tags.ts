import { stream } from "../random";
import type { Vocabulary } from "../vocabulary";
import { spreadEvenly } from "./spread-evenly";

export interface PrimaryTagOptions {
  seed: number;
  numIdeas: number;
  seedTags: readonly string[];
  vocabulary: Vocabulary;
}

/**
 * The tag that leads each row. Seed tags lead equally often, their counts at most one apart; without them
 * each row draws from the vocabulary, a tag being as likely as it is frequent.
 */
export function samplePrimaryTags({ seed, numIdeas, seedTags, vocabulary }: PrimaryTagOptions): string[] {
  if (seedTags.length > 0) return spreadEvenly(stream(seed, "primary_tag"), [...new Set(seedTags)], numIdeas);
  return Array.from({ length: numIdeas }, (_, row) => {
    const drawn = stream(seed, "primary_tag", row).weighted(vocabulary.tags, ({ count }) => count);
    if (!drawn) throw new RangeError("A primary tag needs a seed tag or a vocabulary.");
    return drawn.tag;
  });
}
