import { z } from "zod";
import { waywoDateSchema } from "./waywo-date";

/** The fields that a comment and a post share, as waywo and Hacker News name them. */
const item = {
  id: z.int(),
  type: z.string(),
  by: z.string().nullable(),
  /** Unix seconds. */
  time: z.int().nullable(),
  /** HTML, from strangers. */
  text: z.string().nullable(),
  dead: z.boolean().nullable(),
  deleted: z.boolean().nullable(),
  kids: z.array(z.int()).nullable(),
};

export const commentSchema = z.object({ ...item, parent: z.int().nullable() });

export const postSchema = z.object({
  ...item,
  title: z.string().nullable(),
  url: z.string().nullable(),
  score: z.int().nullable(),
  descendants: z.int().nullable(),
  year: z.int().nullable(),
  month: z.int().nullable(),
});

/** That a comment named a project, first or again. */
const submissionSchema = z.object({
  id: z.int(),
  project_id: z.int(),
  comment_id: z.int(),
  extracted_text: z.string().nullable(),
  similarity_score: z.number().nullable(),
  created_at: waywoDateSchema,
  comment_by: z.string().nullable(),
  comment_time: z.int().nullable(),
  post_id: z.int().nullable(),
  post_title: z.string().nullable(),
  year: z.int().nullable(),
  month: z.int().nullable(),
});

/** Where a project was found; null and none for those that nobody wrote about. */
export const projectOriginSchema = z.object({
  source_comment: commentSchema.nullable(),
  parent_post: postSchema.nullable(),
  submissions: z.array(submissionSchema),
});
export type ProjectOrigin = z.infer<typeof projectOriginSchema>;
