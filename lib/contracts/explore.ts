import { z } from "zod";
import { endpoint } from "./endpoint";
import { MATRIX_TAGS, TAG_SORTS } from "./limits";
import { wholeBetween } from "./number";
import { pageQuery } from "./page-query";
import { PATHS } from "./paths";

const tagCountsQuerySchema = z.object({
  ...pageQuery,
  sort: z.enum(TAG_SORTS, { error: `sort is one of ${TAG_SORTS.join(", ")}.` }).default("count"),
});
export type TagCountsQuery = z.output<typeof tagCountsQuerySchema>;

const tagCountsSchema = z.object({
  tags: z.array(
    z.object({
      tag: z.string(),
      /** Valid projects that have it, of every source; then of each. */
      count: z.int(),
      hn: z.int(),
      generated: z.int(),
      sample: z.int(),
      other: z.int(),
    }),
  ),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
});
export type TagCounts = z.infer<typeof tagCountsSchema>;

const tagGapsQuerySchema = z.object({
  /** How many of the most frequent tags are paired. */
  tags: wholeBetween("tags", MATRIX_TAGS).default(MATRIX_TAGS.default),
});
export type TagGapsQuery = z.output<typeof tagGapsQuerySchema>;

/** Each pair names the tag first that is first in `tags`. */
const pair = z.tuple([z.string(), z.string()]);

const tagGapsSchema = z.object({
  /** The most frequent first. */
  tags: z.array(z.object({ tag: z.string(), count: z.int() })),
  /** The valid projects that were counted. */
  projects: z.int(),
  /** Pairs of these tags that some project combines. */
  pairs: z.array(z.object({ tags: pair, count: z.int() })),
  /** Pairs that none combines, those first that are the most expected. */
  gaps: z.array(
    z.object({
      tags: pair,
      /** Projects that would have both if tags met by chance alone. */
      expected: z.number(),
    }),
  ),
});
export type TagGaps = z.infer<typeof tagGapsSchema>;

export const exploreEndpoints = {
  listTagCounts: endpoint({
    ...PATHS.listTagCounts,
    summary: "Tags with how many projects of each source have them",
    auth: "anyone",
    unknownQuery: "refuse",
    query: tagCountsQuerySchema,
    response: tagCountsSchema,
    etag: true,
    /** Goes through all tags of all projects. */
    limit: { requests: 120, windowSeconds: 60 },
  }),
  listTagGaps: endpoint({
    ...PATHS.listTagGaps,
    summary: "Which frequent tags no project combines",
    auth: "anyone",
    unknownQuery: "refuse",
    query: tagGapsQuerySchema,
    response: tagGapsSchema,
    etag: true,
    limit: { requests: 120, windowSeconds: 60 },
  }),
};
