import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES, MAX_ID, SCORE } from "./limits";
import { wholeBetween } from "./number";
import { pageQuery } from "./page-query";
import { PATHS } from "./paths";
import { projectFilterSchema } from "./project-filter";
import { projectSchema } from "./projects";
import { reviewEntrySchema, reviewedSchema } from "./review-entry";
import { DECISIONS, MAX_REASON, QUEUE_ORDERS } from "./review-status";
import { rowSchema } from "./rows";

export { type Reviewable, type ReviewEntry, type Reviewed, reviewEntrySchema } from "./review-entry";

const anId = (name: string) => {
  const error = `${name} is a project's id.`;
  return z.int({ error }).min(1, error).max(MAX_ID, error);
};

const decisionFields = {
  decision: z.enum(DECISIONS, { error: `decision is one of ${DECISIONS.join(", ")}.` }),
  /** Of a rejection: one of those that are offered, or any other. */
  reason: z
    .string({ error: "reason is a text." })
    .max(MAX_REASON, { error: `reason has at most ${MAX_REASON} characters.` })
    .nullish(),
  duplicate_of: anId("duplicate_of").nullish(),
};

type Decided = { [Field in keyof typeof decisionFields]?: z.output<(typeof decisionFields)[Field]> };

function checkDecision({ decision, reason, duplicate_of }: Decided, context: z.RefinementCtx): void {
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (reason != null && decision !== "reject") refuse("reason", "Only a rejection has a reason.");
  if (decision === "duplicate" && duplicate_of == null)
    refuse("duplicate_of", "duplicate_of names the project that it is a duplicate of.");
  if (decision !== "duplicate" && duplicate_of != null)
    refuse("duplicate_of", "duplicate_of goes with the decision duplicate.");
}

const decisionSchema = z.strictObject(decisionFields).superRefine(checkDecision);
export type Decision = z.output<typeof decisionSchema>;

const version = z.int({ error: "version is a whole number, as the project tells it." }).min(0, {
  error: "version is a whole number, as the project tells it.",
});

const decisionRequestSchema = z
  .strictObject({ ...decisionFields, version: version.optional() })
  .superRefine(checkDecision);

const text = (name: string) => z.string({ error: `${name} is a text.` }).optional();

/** What is left out stays as it is. */
const editRequestSchema = z.strictObject({
  version,
  title: text("title"),
  short_description: text("short_description"),
  description: text("description"),
  hashtags: z.array(z.string({ error: "A hashtag is a text." }), { error: "hashtags is a list." }).optional(),
  idea_score: wholeBetween("idea_score", SCORE).optional(),
  complexity_score: wholeBetween("complexity_score", SCORE).optional(),
  /** Save and decide, in one step. */
  decision: decisionSchema.optional(),
});
export type EditRequest = z.output<typeof editRequestSchema>;

const queueQuerySchema = projectFilterSchema.safeExtend({
  ...pageQuery,
  order: z.enum(QUEUE_ORDERS, { error: `order is one of ${QUEUE_ORDERS.join(", ")}.` }).default("oldest"),
});
export type QueueQuery = z.output<typeof queueQuerySchema>;

/** What the judge itself gave, whatever the project's scores are by now; null where no model judged. */
const judgeScoresSchema = z.object({ idea_score: z.int(), complexity_score: z.int() }).nullable();
export type JudgeScores = z.infer<typeof judgeScoresSchema>;

const countsSchema = z.object({
  pending: z.int(),
  approved: z.int(),
  rejected: z.int(),
  duplicate: z.int(),
  binned: z.int(),
});
export type ReviewCounts = z.infer<typeof countsSchema>;

const queueSchema = z.object({
  projects: z.array(z.object({ ...projectSchema.shape, judge: judgeScoresSchema })),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
  order: z.enum(QUEUE_ORDERS),
  /** Of all ideas, whatever the filter. */
  counts: countsSchema,
});
export type ReviewQueue = z.infer<typeof queueSchema>;

/** One idea written for a row; the chosen one is the project. */
const candidateSchema = z.object({
  id: z.int(),
  /** From 0. */
  number: z.int(),
  chosen: z.boolean(),
  project_idea: z.string().nullable(),
  metadata: rowSchema.shape.metadata,
  idea_quality: rowSchema.shape.idea_quality,
  novelty: z.number().nullable(),
  near: z.boolean().nullable(),
  created_at: z.iso.datetime(),
  /** Null where the run wrote it. */
  made_by: z.literal("regenerate").nullable(),
  state: z.enum(["ready", "writing", "failed"]),
  error: z.string().nullable(),
});
export type Candidate = z.infer<typeof candidateSchema>;

const { primary_tag, secondary_tags, target_audience, target_complexity, exploring } = rowSchema.shape;

const itemSchema = z.object({
  project: projectSchema,
  /** Null where no run of this store made it; so are the next two. */
  samples: z
    .object({ primary_tag, secondary_tags, target_audience, target_complexity, exploring })
    .nullable(),
  project_idea: z.string().nullable(),
  judge: rowSchema.shape.idea_quality,
  candidates: z.array(candidateSchema),
  /** The three nearest; none where it has no vector yet. */
  nearest: z.array(z.object({ project: projectSchema, similarity: z.number() })),
  /** Newest first. */
  history: z.array(reviewEntrySchema),
  binned_at: z.iso.datetime().nullable(),
});
export type ReviewItem = z.infer<typeof itemSchema>;

const params = z.object({ id: z.string() });

export const reviewEndpoints = {
  listReviewQueue: endpoint({
    ...PATHS.listReviewQueue,
    summary: "The ideas to review, in an order",
    auth: "admin",
    unknownQuery: "refuse",
    query: queueQuerySchema,
    response: queueSchema,
  }),
  getReviewItem: endpoint({
    ...PATHS.getReviewItem,
    summary: "One project with all that a review needs",
    auth: "admin",
    unknownQuery: "refuse",
    params,
    response: itemSchema,
  }),
  editProject: endpoint({
    ...PATHS.editProject,
    summary: "Change a project's texts, tags and scores",
    problems: [404, 409],
    auth: "admin",
    unknownQuery: "refuse",
    params,
    body: editRequestSchema,
    maxBodyBytes: MAX_BODY_BYTES,
    response: reviewedSchema,
  }),
  decideProject: endpoint({
    ...PATHS.decideProject,
    summary: "Approve, reject or reopen an idea, or name it a duplicate",
    problems: [404, 409],
    auth: "admin",
    unknownQuery: "refuse",
    params,
    body: decisionRequestSchema,
    maxBodyBytes: MAX_BODY_BYTES,
    response: reviewedSchema,
  }),
};
