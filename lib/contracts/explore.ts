import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAP_POINTS, MAP_SIDE, MAP_SOURCES, MATRIX_TAGS, TAG_SORTS } from "./limits";
import { wholeBetween } from "./number";
import { pageQuery } from "./page-query";
import { PATHS } from "./paths";
import { moment } from "./project-filter";

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
  /** Those that have a tag at all. */
  sources: z.array(z.enum(MAP_SOURCES)),
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

const BOX = `box is four whole numbers, 0 to ${MAP_SIDE}, with commas between: left, top, right, bottom.`;

const projectMapQuerySchema = z
  .object({
    source: z.enum(MAP_SOURCES, { error: `source is one of ${MAP_SOURCES.join(", ")}.` }).optional(),
    /** Days, both inclusive. */
    date_from: moment("date_from").optional(),
    date_to: moment("date_to").optional(),
    /** "left,top,right,bottom": a part of the map. */
    box: z
      .string()
      .regex(/^\d{1,5}(?:,\d{1,5}){3}$/, { error: BOX })
      .optional(),
    limit: wholeBetween("limit", MAP_POINTS).default(MAP_POINTS.default),
  })
  .superRefine(({ date_from: from, date_to: to }, context) => {
    if (from === undefined || to === undefined || from <= to) return;
    const message = "date_from is after date_to; nothing lies between.";
    context.addIssue({ code: "custom", path: ["date_from"], message });
  });
export type ProjectMapQuery = z.output<typeof projectMapQuerySchema>;

const projectMapSchema = z.object({
  /** Null where no map has been drawn yet. */
  drawn_at: z.iso.datetime().nullable(),
  /** Whether one is being drawn, as projects have changed since. */
  renewing: z.boolean(),
  /** Why the last one could not be drawn, where that is so; it is tried again. */
  problem: z.string().nullable(),
  /** Projects that the map was computed from, and those that were placed by the nearest of these. */
  sampled: z.int(),
  placed: z.int(),
  clusters: z.array(
    z.object({
      /** The most telling tag first. */
      tags: z.array(z.string()),
      x: z.int(),
      y: z.int(),
      /** Left, top, right and bottom of nine tenths of its projects. */
      box: z.tuple([z.int(), z.int(), z.int(), z.int()]),
      /** Of the projects that match. */
      count: z.int(),
    }),
  ),
  /** Projects that match, wherever on the map; with `box`, those in it. */
  total: z.int(),
  /** Some of these where they are more than `limit`: one at each place of the lists. */
  points: z.object({
    ids: z.array(z.int()),
    titles: z.array(z.string()),
    /** From 0 to 10,000, from the left and from the top. */
    xs: z.array(z.int()),
    ys: z.array(z.int()),
    /** Their places in `clusters`. */
    clusters: z.array(z.int()),
    /** Their places among hn, generated, sample, other. */
    sources: z.array(z.int()),
  }),
});
export type ProjectMap = z.infer<typeof projectMapSchema>;

export const exploreEndpoints = {
  getProjectMap: endpoint({
    ...PATHS.getProjectMap,
    summary: "A map of the projects, near ones side by side",
    auth: "anyone",
    unknownQuery: "refuse",
    query: projectMapQuerySchema,
    response: projectMapSchema,
    etag: true,
    limit: { requests: 240, windowSeconds: 60 },
  }),
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
