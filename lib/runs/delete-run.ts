import "server-only";
import { DELETED_RUN_DAYS } from "@/lib/contracts/run-options";
import type { DeletedRun } from "@/lib/contracts/run-record";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { getRun, getStoredRun, noRun } from "./get-run";
import { FINISHED_RUN_STATES } from "./state";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Of a deleted run, when it was deleted and when it goes for good. */
export const deletionDto = (id: string, deletedAt: Date): DeletedRun => ({
  task_id: id,
  deleted_at: deletedAt.toISOString(),
  removed_at: new Date(deletedAt.getTime() + DELETED_RUN_DAYS * DAY_MS).toISOString(),
});

/**
 * Deletes a run that has ended: from now on nobody reads it, and its ideas stay as projects. Its Idempotency-Key can be
 * used again.
 *
 * @throws DomainError not_found, also where it is deleted already; conflict while it is under way
 */
export async function deleteRun(taskId: string): Promise<DeletedRun> {
  const { id } = await getRun(taskId);
  const deletedAt = new Date();
  const { count } = await db().generationRun.updateMany({
    where: { id, deletedAt: null, state: { in: FINISHED_RUN_STATES } },
    data: { deletedAt, idempotencyKey: null, idempotencyHash: null },
  });
  if (count === 0) {
    await getRun(id);
    throw new DomainError("conflict", "The run is still under way; cancel it first.");
  }
  return deletionDto(id, deletedAt);
}

/**
 * Takes a deletion back; a run that is not deleted stays as it is.
 *
 * @throws DomainError not_found, also where it has gone for good
 */
export async function restoreRun(taskId: string): Promise<void> {
  const { id } = await getStoredRun(taskId);
  const { count } = await db().generationRun.updateMany({ where: { id }, data: { deletedAt: null } });
  if (count === 0) throw noRun();
}

/**
 * Removes for good the runs that were deleted 30 days ago, with all that their rows and calls hold. Their projects stay,
 * and say so.
 *
 * @returns how many runs
 */
export async function purgeRuns(now = new Date()): Promise<number> {
  const until = new Date(now.getTime() - DELETED_RUN_DAYS * DAY_MS);
  const due = await db().generationRun.findMany({
    where: { deletedAt: { lte: until } },
    select: { id: true },
  });
  let removed = 0;
  // Each in a transaction of its own, which all other writes wait for: a run of 50 rows has a thousand calls.
  for (const { id } of due) {
    removed += await db().$transaction(async (tx) => {
      const ofRun = { row: { run: { id, deletedAt: { lte: until } } } };
      await tx.project.updateMany({ where: ofRun, data: { runDeletedAt: now } });
      return (await tx.generationRun.deleteMany({ where: { id, deletedAt: { lte: until } } })).count;
    });
  }
  return removed;
}
