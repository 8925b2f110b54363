import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_SEED, PROJECT_SORTS } from "./limits";
import { wholeBetween } from "./number";
import { pageQuery } from "./page-query";
import { PATHS } from "./paths";
import { projectFilterSchema } from "./project-filter";
import { projectOriginSchema } from "./project-origin";
import { REVIEW_STATUSES } from "./review-status";
import { waywoDateSchema } from "./waywo-date";

export { type ProjectFilter, projectFilterSchema } from "./project-filter";

/** What a novelty was measured against; null where that is not known, and for collected projects. */
export const noveltyBasis = {
  /** Of the stored projects at the time, those it was compared with. */
  compared_with: z.int().nullable(),
  /** All of them. */
  compared_of: z.int().nullable(),
  /** "compared with 128 of 284"; null where it was all of them. */
  novelty_note: z.string().nullable(),
};

/** A project in every answer. */
export const projectSchema = z.object({
  id: z.int(),
  source: z.string().nullable(),
  source_comment_id: z.int().nullable(),
  is_valid_project: z.boolean(),
  invalid_reason: z.string().nullable(),
  title: z.string(),
  short_description: z.string(),
  description: z.string(),
  hashtags: z.array(z.string()),
  project_urls: z.array(z.string()),
  /** By address. */
  url_summaries: z.record(z.string(), z.string()),
  primary_url: z.string().nullable(),
  /** Markdown by address. */
  url_contents: z.record(z.string(), z.string()),
  idea_score: z.int(),
  complexity_score: z.int(),
  is_bookmarked: z.boolean(),
  created_at: waywoDateSchema,
  processed_at: waywoDateSchema,
  /** When its comment was written, in Unix seconds; null where nobody wrote one. */
  comment_time: z.int().nullable(),
  workflow_logs: z.array(z.string()),
  screenshot_path: z.string().nullable(),
  /** How many comments named it. */
  submission_count: z.int(),
  /** The run and row that made it; null for a collected project, and where the run is deleted. */
  run_id: z.string().nullable(),
  row: z.int().nullable(),
  run_deleted: z.boolean(),
  /** 1 − the highest cosine to any project or sibling when it was made. */
  novelty: z.number().nullable(),
  /** Whether the model did not come to what was asked for, and its best answer was kept. */
  relaxed: z.boolean(),
  ...noveltyBasis,
  /** What an admin has made of it; null where the Designer did not make it. */
  review_status: z.enum(REVIEW_STATUSES).nullable(),
  /** Why it was rejected, where that was said. */
  review_reason: z.string().nullable(),
  /** The project it is a duplicate of; that may be gone by now. */
  duplicate_of: z.int().nullable(),
  /** One more with every change; an edit names the one it is of. */
  version: z.int(),
});
export type Project = z.infer<typeof projectSchema>;

/** waywo has the project under `project`; this API had it as it is, and still has. */
const projectDetailSchema = z.object({
  ...projectSchema.shape,
  project: projectSchema,
  ...projectOriginSchema.shape,
});
export type ProjectDetail = z.infer<typeof projectDetailSchema>;

export const projectListQuerySchema = projectFilterSchema.safeExtend({
  ...pageQuery,
  sort: z.enum(PROJECT_SORTS, { error: `sort is one of ${PROJECT_SORTS.join(", ")}.` }).optional(),
  /** Of the random order: the same seed keeps it over all pages. */
  seed: wholeBetween("seed", { min: 0, max: MAX_SEED }).optional(),
});
export type ProjectListQuery = z.infer<typeof projectListQuerySchema>;

const projectListSchema = z.object({
  projects: z.array(projectSchema),
  total: z.int(),
  bookmarked_count: z.int(),
  limit: z.int(),
  offset: z.int(),
  filters: z.record(z.string(), z.unknown()),
});
export type ProjectList = z.infer<typeof projectListSchema>;

/** Of the projects of one source, or of those whose tags count; without a limit, all of them. */
const hashtagCountsQuerySchema = z.object({
  source: z.string().max(50, { error: "source has at most 50 characters." }).optional(),
  min_count: wholeBetween("min_count", { min: 1, max: MAX_SEED }).default(1),
  limit: wholeBetween("limit", { min: 1, max: MAX_SEED }).optional(),
});
export type HashtagCountsQuery = z.output<typeof hashtagCountsQuerySchema>;

const hashtagListSchema = z.object({ hashtags: z.array(z.string()), total: z.int() });
export type HashtagList = z.infer<typeof hashtagListSchema>;

const hashtagCountsSchema = z.object({
  tags: z.array(z.object({ tag: z.string(), count: z.int() })),
  total_unique: z.int(),
  total_usage: z.int(),
});
export type HashtagCounts = z.infer<typeof hashtagCountsSchema>;

export const projectEndpoints = {
  listProjects: endpoint({
    ...PATHS.listProjects,
    summary: "One page of the projects that match",
    auth: "anyone",
    unknownQuery: "ignore",
    query: projectListQuerySchema,
    response: projectListSchema,
    etag: true,
  }),
  getProject: endpoint({
    ...PATHS.getProject,
    summary: "One project",
    auth: "anyone",
    unknownQuery: "ignore",
    params: z.object({ id: z.string() }),
    response: projectDetailSchema,
    etag: true,
  }),
  deleteProject: endpoint({
    ...PATHS.deleteProject,
    summary: "Put a project into the bin",
    problems: [404],
    auth: "admin",
    unknownQuery: "ignore",
    params: z.object({ id: z.string() }),
    response: z.object({
      status: z.literal("deleted"),
      project_id: z.int(),
      message: z.string(),
      /** Of the history: what an undo names. */
      entry_id: z.int(),
    }),
  }),
  bookmarkProject: endpoint({
    ...PATHS.bookmarkProject,
    summary: "Turn a bookmark on or off",
    problems: [404],
    auth: "anyone",
    unknownQuery: "ignore",
    params: z.object({ id: z.string() }),
    response: z.object({ is_bookmarked: z.boolean(), project_id: z.int() }),
    limit: { requests: 120, windowSeconds: 60 },
  }),
  listHashtags: endpoint({
    ...PATHS.listHashtags,
    summary: "Every tag, in alphabetical order",
    auth: "anyone",
    unknownQuery: "ignore",
    response: hashtagListSchema,
    etag: true,
  }),
  countHashtags: endpoint({
    ...PATHS.countHashtags,
    summary: "Every tag with how many projects have it",
    auth: "anyone",
    unknownQuery: "ignore",
    query: hashtagCountsQuerySchema,
    response: hashtagCountsSchema,
    etag: true,
  }),
};
