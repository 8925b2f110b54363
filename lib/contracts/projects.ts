import { z } from "zod";

const score = z.coerce.number().pipe(z.int().min(1).max(10));
const flag = z.enum(["true", "false", "1", "0"]).transform((text) => text === "true" || text === "1");

/** A project as every project route gives it. */
export const projectSchema = z.object({
  id: z.int(),
  source: z.string().nullable(),
  source_comment_id: z.int().nullable(),
  is_valid_project: z.boolean(),
  title: z.string(),
  short_description: z.string(),
  description: z.string(),
  hashtags: z.array(z.string()),
  primary_url: z.string().nullable(),
  idea_score: z.int(),
  complexity_score: z.int(),
  is_bookmarked: z.boolean(),
  created_at: z.iso.datetime(),
  processed_at: z.iso.datetime(),
  /** The run and row that made it; null for a project nobody generated. */
  run_id: z.string().nullable(),
  row: z.int().nullable(),
  /** 1 − the highest cosine to any project or sibling when it was made. */
  novelty: z.number().nullable(),
});
export type Project = z.infer<typeof projectSchema>;

export const projectSorts = ["newest", "idea_score", "complexity_score", "novelty", "random"] as const;

/** The query of `GET /api/waywo-projects`. */
export const projectListQuerySchema = z.object({
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
  offset: z.coerce.number().pipe(z.int().min(0)).default(0),
  tags: z
    .string()
    .max(1000)
    .transform((text) =>
      text
        .split(",")
        .map((tag) => tag.trim())
        .filter(Boolean),
    )
    .optional(),
  min_idea_score: score.optional(),
  max_idea_score: score.optional(),
  min_complexity_score: score.optional(),
  max_complexity_score: score.optional(),
  is_valid: flag.optional(),
  bookmarked: flag.optional(),
  date_from: z.coerce.date().optional(),
  date_to: z.coerce.date().optional(),
  sort: z.enum(projectSorts).default("newest"),
  seed: z.coerce.number().pipe(z.int().min(0)).optional(),
  source: z.string().max(50).optional(),
  comment_id: z.coerce.number().pipe(z.int()).optional(),
  /** The projects of one run. */
  run_id: z.uuid().optional(),
});
export type ProjectListQuery = z.infer<typeof projectListQuerySchema>;

export const projectListSchema = z.object({
  projects: z.array(projectSchema),
  total: z.int(),
  bookmarked_count: z.int(),
  limit: z.int(),
  offset: z.int(),
  filters: z.record(z.string(), z.unknown()),
});
export type ProjectList = z.infer<typeof projectListSchema>;

export const hashtagListSchema = z.object({ hashtags: z.array(z.string()), total: z.int() });
export type HashtagList = z.infer<typeof hashtagListSchema>;

export const hashtagCountsSchema = z.object({
  tags: z.array(z.object({ tag: z.string(), count: z.int() })),
  total_unique: z.int(),
  total_usage: z.int(),
});
export type HashtagCounts = z.infer<typeof hashtagCountsSchema>;
