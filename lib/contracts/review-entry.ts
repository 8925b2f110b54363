import { z } from "zod";
import { projectSchema } from "./projects";
import { REVIEW_ACTIONS, REVIEW_STATUSES } from "./review-status";

/** All of a project that a review can change. */
export const reviewableSchema = z.object({
  review_status: z.enum(REVIEW_STATUSES).nullable(),
  review_reason: z.string().nullable(),
  duplicate_of: z.int().nullable(),
  binned: z.boolean(),
  title: z.string(),
  short_description: z.string(),
  description: z.string(),
  hashtags: z.array(z.string()),
  idea_score: z.int(),
  complexity_score: z.int(),
});
export type Reviewable = z.infer<typeof reviewableSchema>;

/** What an admin did to a project. */
export const reviewEntrySchema = z.object({
  id: z.int(),
  project_id: z.int(),
  /** The project's, before. */
  title: z.string(),
  action: z.enum(REVIEW_ACTIONS),
  /** The admin's name. */
  by: z.string(),
  at: z.iso.datetime(),
  before: reviewableSchema,
  after: reviewableSchema,
  /** Of the project that it is a duplicate of after it; null where it is of none, or of one that is gone. */
  duplicate_title: z.string().nullable(),
  /** The entry that this one took back, and the one that took this one back. */
  undoes: z.int().nullable(),
  undone_by: z.int().nullable(),
  /** The bulk change that it belongs to. */
  bulk_id: z.string().nullable(),
  /** Whether it is among the last hundred, stands, and nothing that it changed has been changed since. */
  can_undo: z.boolean(),
});
export type ReviewEntry = z.infer<typeof reviewEntrySchema>;

/** A project after a change; without an entry where there was nothing to change. */
export const reviewedSchema = z.object({ project: projectSchema, entry: reviewEntrySchema.nullable() });
export type Reviewed = z.infer<typeof reviewedSchema>;
