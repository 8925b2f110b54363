import fc from "fast-check";
import { DEFAULT_MEASURES } from "@/lib/contracts/measures";
import type { RowContext } from "@/lib/pipeline/column";
import { buildVocabulary, type CorpusVocabulary } from "@/lib/pipeline/vocabulary";

/**
 * A small corpus with known pairs. "ios" stands beside health 4, nutrition 3, sleep 2, music 1; "gardening"
 * shares two neighbours with it (health, sleep), "audio" one (music); "postal-history" stands alone.
 */
export const PROJECTS = [
  ...Array.from({ length: 3 }, () => ({ tags: ["ios", "health", "nutrition"] })),
  { tags: ["ios", "health", "sleep"] },
  { tags: ["ios", "sleep", "music"] },
  ...Array.from({ length: 2 }, () => ({ tags: ["gardening", "health", "sleep"] })),
  ...Array.from({ length: 3 }, () => ({ tags: ["audio", "music"] })),
  { tags: ["postal-history"] },
];

export const VOCABULARY: CorpusVocabulary = buildVocabulary(PROJECTS);

/** Any corpus over a handful of tags, so that pairs meet, and miss, often. */
export const anyVocabulary: fc.Arbitrary<CorpusVocabulary> = fc
  .array(fc.record({ tags: fc.array(fc.constantFrom(..."abcdefghijklmnop"), { maxLength: 5 }) }), {
    maxLength: 25,
  })
  .map(buildVocabulary);

/** A row that has been sampled; a test adds the values of its columns. */
export const SAMPLED_ROW: Omit<RowContext, "value"> = {
  samples: {
    primaryTag: "ios",
    secondaryTags: ["health"],
    targetAudience: "indie hackers",
    targetComplexity: 4,
    exploring: false,
  },
  seedTags: [],
  creativity: 0.85,
  avoid: [],
  examples: [],
  inspirations: [],
  siblings: [],
  measures: DEFAULT_MEASURES,
  language: null,
  vocabulary: VOCABULARY,
};
