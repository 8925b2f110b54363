import { z } from "zod";
import { endpoint } from "./endpoint";
import { tagSchema } from "./generate-request";
import { MAX_ASKED_TAGS } from "./limits";
import { PATHS } from "./paths";

/** Given as `tag`, once for each. */
const tagsQuerySchema = z.object({
  tag: z
    .array(tagSchema)
    .max(MAX_ASKED_TAGS, { error: `At most ${MAX_ASKED_TAGS} tags are asked about at once.` })
    .transform((tags) => [...new Set(tags)]),
});

const tagListSchema = z.object({
  /** Who writes ideas: the model's name; "built-in" for the composer. */
  model: z.string(),
  tags: z.array(
    z.object({
      /** Normalised. */
      tag: z.string(),
      /** Whether who writes knows it: the composer by its content and the corpus; a model may know any word. */
      known: z.boolean(),
      /** Whether a project that counts for the vocabulary has it, and how many do. */
      in_corpus: z.boolean(),
      count: z.int(),
      /** Known tags that it may have been meant for, the likeliest first; none where it needs no other. */
      nearest: z.array(z.string()),
    }),
  ),
});
export type TagList = z.infer<typeof tagListSchema>;

const relatedTagsSchema = z.object({
  /** Those that go with them, the best first: in how many projects each stands, and how often with one of them. */
  tags: z.array(z.object({ tag: z.string(), count: z.int(), together: z.int() })),
  /** Frequent ones that no project has together with any of them, the most frequent first. */
  never: z.array(z.object({ tag: z.string(), count: z.int() })),
});
export type RelatedTags = z.infer<typeof relatedTagsSchema>;

export const tagEndpoints = {
  describeTags: endpoint({
    ...PATHS.describeTags,
    summary: "Which tags are known, and which known ones are near",
    auth: "anyone",
    unknownQuery: "refuse",
    query: tagsQuerySchema,
    /** Each tag is compared with the whole vocabulary. */
    limit: { requests: 120, windowSeconds: 60 },
    response: tagListSchema,
    etag: true,
  }),
  listRelatedTags: endpoint({
    ...PATHS.listRelatedTags,
    summary: "Which tags go with some, and which have never stood with them",
    auth: "anyone",
    unknownQuery: "refuse",
    query: tagsQuerySchema,
    /** Each reads every pair of the corpus. */
    limit: { requests: 120, windowSeconds: 60 },
    response: relatedTagsSchema,
    etag: true,
  }),
};
