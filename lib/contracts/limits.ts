/** Ideas in one run. */
export const NUM_IDEAS = { min: 1, max: 50, default: 5 } as const;
/** Ideas in one batch. */
export const BATCH_IDEAS = { min: 1, max: 100_000 } as const;
/** Runs of a batch that are queued or under way at a time. */
export const OPEN_BATCH_RUNS = 4;
/** A budget past these limits nothing: the dearest batch there can be takes some ten billion tokens. */
export const MAX_BATCH_TOKENS = 1_000_000_000_000;
/** In US dollars. */
export const MAX_BATCH_COST = 1_000_000;
/** The model's temperature. */
export const CREATIVITY = { min: 0.1, max: 1.5, default: 0.85 } as const;
/** Candidates a row may have before its best one is taken. */
export const MAX_CANDIDATES = { min: 1, max: 10, default: 3 } as const;
/** Alternatives that one call writes. */
export const IDEAS_PER_CALL = { min: 1, max: 5, default: 1 } as const;
/** In characters; the longest registered language tags have 30. */
export const MAX_LANGUAGE_LENGTH = 35;
/** Both scores of an idea. */
export const SCORE = { min: 1, max: 10 } as const;
/** Every idea combines all seed tags; past this many no idea can. */
export const MAX_SEED_TAGS = 20;
/** Tags asked about in one request. */
export const MAX_ASKED_TAGS = 20;
/** Prisma's Int is 32 bits wide. */
export const MAX_SEED = 2_147_483_647;
/** The largest id of a row, for the same reason. */
export const MAX_ID = 2_147_483_647;
/** Largest request body, in bytes (docs/api.md). */
export const MAX_BODY_BYTES = 64 * 1024;
/** Entries on a page of a list; a larger limit counts as the largest. */
export const PAGE = { max: 100, default: 50 } as const;
/** The orders a list of projects can have; by relevance to `q`, newest where there is none. */
export const PROJECT_SORTS = [
  "newest",
  "idea_score",
  "complexity_score",
  "novelty",
  "random",
  "relevance",
] as const;
/** Projects that stand side by side, and so that a shortlist holds. */
export const MAX_COMPARED = 4;
/** The orders a list of tags can have: by name, or by how many projects have one, of every source or of one. */
export const TAG_SORTS = ["count", "tag", "hn", "generated", "sample", "other"] as const;
/** Tags in the matrix of pairs. */
export const MATRIX_TAGS = { min: 2, max: 40, default: 24 } as const;
/** Where a project comes from, as the map tells them apart. */
export const MAP_SOURCES = ["hn", "generated", "sample", "other"] as const;
/** The side of the map: places are whole numbers from 0 to this. */
export const MAP_SIDE = 10_000;
/** Projects of the map in one answer. */
export const MAP_POINTS = { min: 0, max: 5000, default: 2000 } as const;
