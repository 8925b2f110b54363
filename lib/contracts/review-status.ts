/** What an admin has made of a generated idea; every other project has none. */
export const REVIEW_STATUSES = ["pending", "approved", "rejected", "duplicate"] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** What an admin can decide about an idea. */
export const DECISIONS = ["approve", "reject", "duplicate", "reopen"] as const;
export type DecisionName = (typeof DECISIONS)[number];

/** What the history records. */
export const REVIEW_ACTIONS = [
  "approve",
  "reject",
  "mark_duplicate",
  "reopen",
  "edit",
  "choose_candidate",
  "bin",
  "restore",
  "undo",
] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** Reasons for a rejection that are offered, in the order of their keys, 1 to 5. */
export const REJECT_REASONS = ["not new", "too vague", "not useful", "not feasible", "off topic"] as const;
/** Of any other reason, in characters. */
export const MAX_REASON = 500;

/** The orders that the queue can have. */
export const QUEUE_ORDERS = ["oldest", "score", "novelty", "run", "disagreement"] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

/** So long a project stays in the bin, in days. */
export const BIN_DAYS = 30;
/** So many of the latest entries can be taken back. */
export const UNDO_DEPTH = 100;
