import { z } from "zod";
import { noveltyBasis } from "./projects";

/** Where a row failed: a column, or one of the steps after the columns. */
export const rowStageSchema = z.enum(["project_idea", "metadata", "idea_quality", "embedding", "saving"]);
export type RowStage = z.infer<typeof rowStageSchema>;

export const rowErrorSchema = z.object({
  /** From 0. */
  row: z.int(),
  error: z.string(),
  /** Names the cause for programs: rows with the same failed for the same. */
  code: z.string(),
  /** Null outside of columns and steps: the run was stopped, or the queue gave up on the row. */
  stage: rowStageSchema.nullable(),
  retryable: z.boolean(),
});
export type RowFailure = z.infer<typeof rowErrorSchema>;

const rowStateSchema = z.enum(["planned", "generating", "generated", "saved", "failed", "cancelled"]);
export type RowState = z.infer<typeof rowStateSchema>;

/** A second judge's scores, or why there are none. */
export const secondOpinionSchema = z.object({
  model: z.string(),
  idea_score: z.int().nullable(),
  complexity_score: z.int().nullable(),
  idea_reasoning: z.string().nullable(),
  complexity_reasoning: z.string().nullable(),
  error: z.string().nullable(),
});
export type SecondOpinion = z.infer<typeof secondOpinionSchema>;

/** Why a candidate is not what was asked for. */
export const REFUSAL_REASONS = ["similar", "same_purpose", "shared_sentences", "below_min_score"] as const;
export const refusalReasonSchema = z.enum(REFUSAL_REASONS);
export type RefusalReason = z.infer<typeof refusalReasonSchema>;

/** A project of the corpus that a row is shown: near one of its tags, or far from all of them. */
export const inspirationSchema = z.object({
  project_id: z.int(),
  title: z.string(),
  purpose: z.string(),
  far: z.boolean(),
});
export type Inspiration = z.infer<typeof inspirationSchema>;

const metadataSchema = z.object({
  title: z.string(),
  short_description: z.string(),
  description: z.string(),
  hashtags: z.array(z.string()),
});

const nearestSchema = z.object({ project_id: z.int().nullable(), title: z.string() });

/** An idea that a candidate is too like, and in what. */
export const tooAlikeSchema = z.object({
  /** The whole text is alike; or its purpose, without its subject; or a sentence stands in both. */
  reason: z.enum(["similar", "same_purpose", "shared_sentences"]),
  title: z.string(),
  /** The other's tagline; null where that was not read. */
  purpose: z.string().nullable(),
  /** The shared sentence, as the candidate has it. */
  text: z.string().nullable(),
});
export type TooAlike = z.infer<typeof tooAlikeSchema>;

const refusalSchema = z.object({
  /** From 0. */
  candidate: z.int(),
  title: z.string(),
  idea_score: z.int(),
  reasons: z.array(refusalReasonSchema),
  nearest: nearestSchema.nullable(),
  too_alike: z.array(tooAlikeSchema),
  /** Whether it is the row's idea all the same, as no candidate was better. */
  kept: z.boolean(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** A saved row's idea, asked for again; it is written beside the row's own. */
const rewrittenSchema = z.object({
  candidate_id: z.int(),
  /** What was written anew; null for the whole row. */
  column: z.string().nullable(),
  state: z.enum(["writing", "ready", "failed"]),
  /** Why it failed, in one sentence. */
  error: z.string().nullable(),
  metadata: metadataSchema.nullable(),
  idea_score: z.int().nullable(),
  complexity_score: z.int().nullable(),
});
export type Rewritten = z.infer<typeof rewrittenSchema>;

/** A row with all its columns. */
export const rowSchema = z.object({
  row: z.int(),
  state: rowStateSchema,
  /** The column or step that is being worked on; null while none is. */
  under_way: rowStageSchema.nullable(),
  /** Answers that could not be used, by column, of the candidate whose columns are shown. */
  corrections: z.record(z.string(), z.int()),
  primary_tag: z.string(),
  secondary_tags: z.array(z.string()),
  target_audience: z.string(),
  target_complexity: z.int(),
  exploring: z.boolean(),
  /** The kind of problem it starts from; null without that measure. */
  problem_frame: z.string().nullable(),
  inspirations: z.array(inspirationSchema),
  project_idea: z.string().nullable(),
  metadata: metadataSchema.nullable(),
  idea_quality: z
    .object({
      idea_score: z.int(),
      complexity_score: z.int(),
      idea_reasoning: z.string().nullable(),
      complexity_reasoning: z.string().nullable(),
    })
    .nullable(),
  /** Values of columns beyond these three, by name. */
  columns: z.record(z.string(), z.json()),
  /** Whether the model did not come to what was asked for, and its best answer was kept. */
  relaxed: z.boolean(),
  /** What that answer still lacks, by field: "title: has 8 words, 2 to 5 are needed". */
  relaxed_wishes: z.array(z.string()),
  novelty: z.number().nullable(),
  nearest: nearestSchema.nullable(),
  /** Whether it is too like anything: `too_alike` says what. */
  near: z.boolean().nullable(),
  too_alike: z.array(tooAlikeSchema),
  ...noveltyBasis,
  /** What the judge gave the idea by itself, where its score is from the ranking of its run. */
  absolute_idea_score: z.int().nullable(),
  /** From 1, the best first, among the ranked ideas of its run. */
  rank: z.int().nullable(),
  /** What another model says; null where none was asked. */
  second_opinion: secondOpinionSchema.nullable(),
  /** By how much both judges' idea scores differ; null where there are not both. */
  disagreement: z.int().nullable(),
  /** Null where no minimum was set. */
  reached_min_idea_score: z.boolean().nullable(),
  candidates: z.int(),
  /** Its complete candidates that are too much like another idea, or score below the minimum. */
  refused: z.array(refusalSchema),
  /** What was asked for again since it was saved, the first first. */
  rewritten: z.array(rewrittenSchema),
  attempts: z.int(),
  tokens: z.object({ prompt: z.int(), completion: z.int() }),
  project_id: z.int().nullable(),
  error: rowErrorSchema.omit({ row: true }).nullable(),
});
export type Row = z.infer<typeof rowSchema>;

export const rowListSchema = z.object({
  rows: z.array(rowSchema),
  /** How many rows the run has. */
  total: z.int(),
  /** What its receiver knows with it: `after` asks for what has changed since. */
  cursor: z.string(),
});
export type RowList = z.infer<typeof rowListSchema>;
