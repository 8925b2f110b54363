import { sampler } from "../column";
import { spreadEvenly, stream } from "../random";

/**
 * The tag that leads each row. Seed tags lead equally often, their counts at most one apart; without them
 * each row draws from the vocabulary, a tag being as likely as it is frequent.
 */
export const primaryTag = sampler({
  name: "primary_tag",
  sample({ seed, numIdeas, seedTags, vocabulary }) {
    if (seedTags.length > 0)
      return spreadEvenly(stream(seed, "primary_tag"), [...new Set(seedTags)], numIdeas);
    return Array.from({ length: numIdeas }, (_, row) => {
      const drawn = stream(seed, "primary_tag", row).weighted(vocabulary.tags, ({ count }) => count);
      if (!drawn) throw new RangeError("A primary tag needs a seed tag or a vocabulary.");
      return drawn.tag;
    });
  },
  toSamples: (tag: string) => ({ primaryTag: tag }),
});
