import "server-only";
import { isDeepStrictEqual } from "node:util";
import { type Reviewable, reviewableSchema } from "@/lib/contracts/review-entry";
import { readList } from "@/lib/core/json-list";
import type { Prisma } from "@/lib/generated/prisma/client";

/** The columns that a review can change. */
export const REVIEWABLE_SELECT = {
  reviewStatus: true,
  reviewReason: true,
  duplicateOf: true,
  binnedAt: true,
  title: true,
  shortDescription: true,
  description: true,
  hashtags: true,
  ideaScore: true,
  complexityScore: true,
} as const satisfies Prisma.ProjectSelect;

type Selected = Prisma.ProjectGetPayload<{ select: typeof REVIEWABLE_SELECT }>;

/** A project as far as a review can change it, as the history keeps it. */
export const reviewableOf = (project: Selected): Reviewable => ({
  review_status: project.reviewStatus,
  review_reason: project.reviewReason,
  duplicate_of: project.duplicateOf,
  binned: project.binnedAt !== null,
  title: project.title,
  short_description: project.shortDescription,
  description: project.description,
  hashtags: readList(project.hashtags),
  idea_score: project.ideaScore,
  complexity_score: project.complexityScore,
});

/** One that the history has kept. */
export const readReviewable = (json: string): Reviewable => reviewableSchema.parse(JSON.parse(json));

const FIELDS = Object.keys(reviewableSchema.shape) as (keyof Reviewable)[];

/** The fields in which two states of a project differ. */
export const differences = (one: Reviewable, other: Reviewable): (keyof Reviewable)[] =>
  FIELDS.filter((field) => !isDeepStrictEqual(one[field], other[field]));

/** Some fields of a state. */
export const pickFields = (state: Reviewable, fields: readonly (keyof Reviewable)[]): Partial<Reviewable> =>
  Object.fromEntries(fields.map((field) => [field, state[field]]));
