import "server-only";
import type { Decision } from "@/lib/contracts/review";
import type { Reviewable, Reviewed } from "@/lib/contracts/review-entry";
import type { DecisionName, ReviewAction, ReviewStatus } from "@/lib/contracts/review-status";
import { db } from "@/lib/core/db";
import { DomainError, InvalidRequestError } from "@/lib/core/errors";
import type { Prisma, ReviewEntry } from "@/lib/generated/prisma/client";
import { cleanLine } from "@/lib/pipeline/text/clean-line";
import { projectId } from "@/lib/projects/project-id";
import { applyChange, type ChangeRecord, type Target } from "./apply-change";
import { reviewed } from "./reviewed";

export interface DecideOptions {
  /** Of the project, as the admin saw it; left out, whatever is stored is decided about. */
  version?: number | undefined;
  bulkId?: string;
}

/**
 * Decides about an idea. What it was decided before is no matter; what is so already makes no entry.
 *
 * @param admin who decides, by name
 * @throws DomainError not_found, edit_conflict; not_reviewable for what the Designer did not make, and for what is in the
 *   bin; InvalidRequestError for a duplicate of nothing, of itself, or of its own duplicate
 */
export function decide(
  id: string | number,
  decision: Decision,
  admin: string,
  { version, bulkId }: DecideOptions = {},
): Promise<Reviewed> {
  const target = { id: projectId(id), version };
  return db().$transaction(async (tx) =>
    reviewed(tx, target.id, await decideIn(tx, target, decision, { by: admin, bulkId })),
  );
}

const ACTIONS = {
  approve: { action: "approve", status: "approved" },
  reject: { action: "reject", status: "rejected" },
  duplicate: { action: "mark_duplicate", status: "duplicate" },
  reopen: { action: "reopen", status: "pending" },
} as const satisfies Record<DecisionName, { action: ReviewAction; status: ReviewStatus }>;

/** The same inside a transaction, for what decides about many, or changes more. */
export async function decideIn(
  tx: Prisma.TransactionClient,
  target: Target,
  { decision, reason, duplicate_of: original }: Decision,
  record: Omit<ChangeRecord, "action">,
): Promise<ReviewEntry | null> {
  const { action, status } = ACTIONS[decision];
  if (original != null) await assertOriginal(tx, target.id, original);
  const after = {
    review_status: status,
    review_reason: cleanLine(reason ?? "") || null,
    duplicate_of: original ?? null,
  };
  return applyChange(
    tx,
    target,
    (before) => {
      assertReviewable(before);
      return after;
    },
    { action, ...record },
  );
}

function assertReviewable({ review_status, binned }: Reviewable): void {
  if (review_status === null) {
    const sentence =
      "Only ideas that the Designer made are approved or rejected; put this project into the bin instead.";
    throw new DomainError("not_reviewable", sentence);
  }
  if (binned) {
    throw new DomainError("not_reviewable", "This project is in the bin; take it out to decide about it.");
  }
}

/** Of a chain of duplicates, so many are looked at. */
const MAX_CHAIN = 100;

async function assertOriginal(tx: Prisma.TransactionClient, id: number, original: number): Promise<void> {
  const refuse = (msg: string) => {
    throw new InvalidRequestError([{ loc: ["body", "duplicate_of"], msg, type: "custom" }]);
  };
  if (original === id) refuse("A project is no duplicate of itself.");
  for (let next: number | null = original, looked = 0; next !== null && looked < MAX_CHAIN; looked++) {
    const found: { duplicateOf: number | null } | null = await tx.project.findUnique({
      where: { id: next, binnedAt: null },
      select: { duplicateOf: true },
    });
    if (!found && looked === 0) refuse("duplicate_of names a project that there is not.");
    next = found?.duplicateOf ?? null;
    if (next === id) refuse("That one is a duplicate of this project.");
  }
}
