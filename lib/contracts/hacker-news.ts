import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES } from "./limits";
import { wholeBetween } from "./number";
import { pageQuery } from "./page-query";
import { PATHS } from "./paths";
import { commentSchema, postSchema } from "./project-origin";
import { projectSchema } from "./projects";

const summary = {
  id: z.int(),
  title: z.string().nullable(),
  year: z.int().nullable(),
  month: z.int().nullable(),
  score: z.int().nullable(),
  /** Stored ones. */
  comment_count: z.int(),
  /** All answers on Hacker News, those to comments among them. */
  descendants: z.int().nullable(),
};

/** How far the import of a thread is; every stored comment is read, waiting or failed. */
export const threadImportSchema = z.object({
  /** Whether its comments are all fetched, as far as Hacker News had them. */
  fetched: z.boolean(),
  stored: z.int(),
  read: z.int(),
  waiting: z.int(),
  failed: z.int(),
  /** Of those read, the ones without a project; each has its `invalid_reason`. */
  invalid: z.int(),
  /** That its comments told of first. */
  projects: z.int(),
  /** What the import waits for, or what went wrong, in a sentence. */
  note: z.string().nullable(),
});
export type ThreadImport = z.infer<typeof threadImportSchema>;

const threadCommentSchema = z.object({
  ...commentSchema.shape,
  processed: z.boolean(),
  /** Why there is no project in it. */
  invalid_reason: z.string().nullable(),
  /** Why it could not be read. */
  read_error: z.string().nullable(),
});

export type ThreadComment = z.infer<typeof threadCommentSchema>;

const commentListQuerySchema = z.object({
  ...pageQuery,
  post_id: wholeBetween("post_id", { min: 1, max: 2_147_483_647 }).optional(),
});
export type CommentListQuery = z.output<typeof commentListQuerySchema>;

const commentListSchema = z.object({
  comments: z.array(threadCommentSchema),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
  post_id: z.int().nullable(),
});
export type CommentList = z.infer<typeof commentListSchema>;

const commentDetailSchema = z.object({
  comment: threadCommentSchema,
  parent_post: postSchema.nullable(),
  projects: z.array(projectSchema),
});
export type CommentDetail = z.infer<typeof commentDetailSchema>;

/** By month; threads without one have year and month 0. */
const chartDataSchema = z.object({
  posts: z.array(
    z.object({
      year: z.int(),
      month: z.int(),
      /** Stored ones. */
      comment_count: z.int(),
      /** All on Hacker News. */
      total_comments: z.int(),
      label: z.string(),
      tooltip_title: z.string(),
    }),
  ),
  total_posts: z.int(),
});
export type ChartData = z.infer<typeof chartDataSchema>;

const postListSchema = z.array(z.object(summary));
export type PostList = z.infer<typeof postListSchema>;

const postDetailSchema = z.object({
  post: postSchema,
  comments: z.array(threadCommentSchema),
  comment_count: z.int(),
  import: threadImportSchema,
});
export type PostDetail = z.infer<typeof postDetailSchema>;

const postAddedSchema = z.object({
  status: z.literal("task_queued"),
  task_id: z.string(),
  post_id: z.int(),
  title: z.string().nullable(),
  year: z.int().nullable(),
  month: z.int().nullable(),
  descendants: z.int().nullable(),
  /** That a model is needed, where none is set. */
  note: z.string().nullable(),
});
export type PostAdded = z.infer<typeof postAddedSchema>;

export const hackerNewsEndpoints = {
  addPost: endpoint({
    ...PATHS.addPost,
    summary: "Import a thread of Hacker News, or what is new in it",
    auth: "admin",
    unknownQuery: "ignore",
    body: z.strictObject({
      url: z
        .string({ error: "url is an item's address or id, or latest." })
        .min(1, { error: "url is empty." })
        .max(500, { error: "url has at most 500 characters." }),
    }),
    maxBodyBytes: MAX_BODY_BYTES,
    response: postAddedSchema,
    problems: [404, 503],
  }),
  listPosts: endpoint({
    ...PATHS.listPosts,
    summary: "Every stored thread of Hacker News, newest first",
    auth: "anyone",
    unknownQuery: "ignore",
    response: postListSchema,
    etag: true,
  }),
  getPost: endpoint({
    ...PATHS.getPost,
    summary: "One thread with its comments, and how far its import is",
    auth: "anyone",
    unknownQuery: "ignore",
    params: z.object({ id: z.string() }),
    response: postDetailSchema,
    etag: true,
  }),
  getThreadImport: endpoint({
    ...PATHS.getThreadImport,
    summary: "How far the import of a thread is",
    auth: "anyone",
    unknownQuery: "refuse",
    params: z.object({ id: z.string() }),
    response: threadImportSchema,
    etag: true,
  }),
  getChartData: endpoint({
    ...PATHS.getChartData,
    summary: "The comments of the stored threads by month",
    auth: "anyone",
    unknownQuery: "ignore",
    response: chartDataSchema,
    etag: true,
  }),
  listComments: endpoint({
    ...PATHS.listComments,
    summary: "One page of the stored comments, newest first",
    auth: "anyone",
    unknownQuery: "ignore",
    query: commentListQuerySchema,
    response: commentListSchema,
    etag: true,
  }),
  getComment: endpoint({
    ...PATHS.getComment,
    summary: "One comment with its thread and the projects in it",
    auth: "anyone",
    unknownQuery: "ignore",
    params: z.object({ id: z.string() }),
    response: commentDetailSchema,
    etag: true,
  }),
};
