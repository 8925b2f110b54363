import "server-only";
import { z } from "zod";
import type { BulkStatus } from "@/lib/contracts/bulk";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import type { BulkChange, Prisma } from "@/lib/generated/prisma/client";
import type { OpenRun } from "@/lib/runs/run-queue";
import { FINISHED_RUN_STATES, OPEN_RUN_STATES } from "@/lib/runs/state";

/** A start of a bulk change, as a round is one of a run: only the newest changes anything. */
export type BulkRound = Pick<BulkChange, "id" | "round">;

/** The condition that a round still holds a change that has not ended. */
export const bulkHeldBy = ({ id, round }: BulkRound) =>
  ({ id, round, state: { in: OPEN_RUN_STATES } }) satisfies Prisma.BulkChangeWhereInput;

/** @throws DomainError not_found, also where the id is no UUID */
export async function findBulk(id: string): Promise<BulkChange> {
  const bulk = z.uuid().safeParse(id).success
    ? await db().bulkChange.findUnique({ where: { id: id.toLowerCase() } })
    : null;
  if (!bulk) throw new DomainError("not_found", "There is no bulk change with this id.");
  return bulk;
}

/** How many of its items are done. */
export const doneOf = ({ changed, unchanged, notReviewable, gone, failed }: BulkChange) =>
  changed + unchanged + notReviewable + gone + failed;

/** @throws DomainError not_found */
export async function getBulk(id: string): Promise<BulkStatus> {
  const bulk = await findBulk(id);
  const { action, reason, by, state, stopped, total, changed, unchanged, gone, failed, error, undoes } = bulk;
  return {
    bulk_id: bulk.id,
    action,
    reason,
    by,
    state,
    stopped,
    total,
    done: doneOf(bulk),
    outcomes: { changed, unchanged, not_reviewable: bulk.notReviewable, gone, failed },
    error,
    undoes,
    created_at: bulk.createdAt.toISOString(),
    updated_at: bulk.updatedAt.toISOString(),
  };
}

/**
 * Has a change end before its next batch. One that has ended stays as it is.
 *
 * @throws DomainError not_found
 */
export async function stopBulk(text: string): Promise<BulkStatus> {
  const { id } = await findBulk(text);
  await db().bulkChange.updateMany({
    where: { id, state: { in: OPEN_RUN_STATES } },
    data: { stopped: true },
  });
  return getBulk(id);
}

/** Ends a change with the sentence that says why; one that has ended, or that a newer round holds, is left alone. */
export async function failBulk(target: BulkRound, sentence: string): Promise<void> {
  await db().bulkChange.updateMany({
    where: bulkHeldBy(target),
    data: { state: "FAILURE", error: sentence },
  });
}

/** The changes that have not ended, as the sweep sees them. */
export async function openBulks(): Promise<OpenRun[]> {
  const open = await db().bulkChange.findMany({
    where: { state: { in: OPEN_RUN_STATES } },
    orderBy: { createdAt: "asc" },
    select: { id: true, round: true, updatedAt: true },
  });
  return open.map(({ updatedAt, ...bulk }) => ({ ...bulk, movedAt: updatedAt }));
}

/** Passes a change to its next round; called twice for one, it is the same round. */
export async function passBulkOn(target: BulkRound): Promise<BulkRound> {
  await db().bulkChange.updateMany({ where: bulkHeldBy(target), data: { round: { increment: 1 } } });
  return { id: target.id, round: target.round + 1 };
}

/** @throws DomainError conflict while it is under way */
export function assertEnded({ state }: BulkChange): void {
  if (FINISHED_RUN_STATES.includes(state)) return;
  throw new DomainError("conflict", "The change is still under way; wait for its end, or stop it.");
}
