import type { DecisionName, ReviewAction, ReviewStatus } from "@/lib/contracts/review-status";
import type { BulkStatus, Decision, Project } from "@/lib/contracts/types";
import type { FilterTexts } from "./review-params";

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

/** What a project's review is after a decision. */
export function decisionState({ decision, reason, duplicate_of }: Decision) {
  return {
    review_status: DECIDED[decision],
    review_reason: decision === "reject" ? (reason ?? null) : null,
    duplicate_of: duplicate_of ?? null,
  };
}

const DECIDED: Record<DecisionName, ReviewStatus> = {
  approve: "approved",
  reject: "rejected",
  duplicate: "duplicate",
  reopen: "pending",
};

/** What was done, and the title of what it was done to, which may be written in another direction. */
export interface Said {
  text: string;
  about?: string;
}

/** What a decision has done. */
export const decisionDone = (decision: DecisionName, title: string): Said => ({
  text: DONE[decision],
  about: title,
});

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

const OUTCOMES: Record<string, string> = {
  changed: "changed",
  unchanged: "were so already",
  not_reviewable: "not to be reviewed",
  gone: "gone",
  failed: "failed",
};

/** What became of a project in a change of many. */
export const bulkOutcome = (outcome: string) => OUTCOMES[outcome] ?? outcome;

const BULK_ACTIONS: Record<BulkStatus["action"], string> = {
  approve: "Approve",
  reject: "Reject",
  reopen: "Reopen",
  bin: "Move to the bin",
  undo: "Undo",
};

/** The heading of a change of many projects. */
export const bulkTitle = ({ action, reason }: Pick<BulkStatus, "action" | "reason">) =>
  reason ? `${BULK_ACTIONS[action]}, ${reason}` : BULK_ACTIONS[action];

const FILTER_WORDS: Record<keyof FilterTexts, string> = {
  q: "words",
  tags: "tags",
  tags_match: "tags matched",
  min_idea_score: "idea score from",
  max_idea_score: "idea score up to",
  min_complexity_score: "complexity from",
  max_complexity_score: "complexity up to",
  is_valid: "valid",
  bookmarked: "bookmarked",
  date_from: "from",
  date_to: "until",
  source: "source",
  comment_id: "comment",
  run_id: "run",
  review_status: "state",
};

/** A filter in words: "Everything with words “maps”, state pending." */
export function filterWords(filter: FilterTexts): string {
  const named = Object.entries(filter).map(
    ([name, value]) => `${FILTER_WORDS[name as keyof FilterTexts]} “${value}”`,
  );
  return named.length === 0 ? "Everything." : `Everything with ${named.join(", ")}.`;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long a project stays in the bin. */
export function daysLeft({ deleted_at }: { deleted_at: string }, now = Date.now()): string {
  const days = Math.ceil((Date.parse(deleted_at) - now) / DAY_MS);
  if (days <= 0) return "to be gone any time now";
  return days === 1 ? "1 day left" : `${days} days left`;
}
