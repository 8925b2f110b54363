import type { DecisionName, Project, ReviewAction, ReviewStatus } from "@/lib/contracts/types";

const STATES: Record<ReviewStatus, string> = {
  pending: "Not reviewed",
  approved: "Approved",
  rejected: "Rejected",
  duplicate: "Duplicate",
};

/** The state of a review, as a badge and a filter have it. */
export const reviewState = (status: ReviewStatus) => STATES[status];

type Reviewed = Pick<Project, "review_status" | "review_reason">;

/** The state of a review with its reason; null where there is nothing to review. */
export function reviewWords({ review_status, review_reason }: Reviewed): string | null {
  if (review_status === null) return null;
  const state = reviewState(review_status);
  return review_status === "rejected" && review_reason ? `${state}: ${review_reason}` : state;
}

const DONE: Record<DecisionName, string> = {
  approve: "Approved",
  reject: "Rejected",
  duplicate: "Marked as a duplicate",
  reopen: "Waiting for a review again",
};

/** What a decision has done. */
export const decisionDone = (decision: DecisionName, title: string) => `${DONE[decision]}: ${title}`;

const ACTIONS: Record<ReviewAction, string> = {
  approve: "Approved",
  reject: "Rejected",
  mark_duplicate: "Marked as a duplicate",
  reopen: "Reopened",
  edit: "Edited",
  choose_candidate: "Took a regenerated version",
  bin: "Moved to the bin",
  restore: "Restored from the bin",
  undo: "Took back a change",
};

/** What an entry of the history says was done. */
export const actionWords = (action: ReviewAction) => ACTIONS[action];

/** Fields of a project that a person can change, in the order of the form. */
export const EDITABLE = [
  { name: "title", label: "Title" },
  { name: "short_description", label: "Tagline" },
  { name: "description", label: "Description" },
  { name: "hashtags", label: "Tags" },
  { name: "idea_score", label: "Idea score" },
  { name: "complexity_score", label: "Complexity score" },
] as const;
export type EditableField = (typeof EDITABLE)[number]["name"];

/** Everything in a bin, many and one. */
export const projects = (count: number) => (count === 1 ? "1 project" : `${count} projects`);
