import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { findRun } from "./find-run";
import { abortRun } from "./in-flight";

/**
 * Cancels a run: it ends as FAILURE with outcome "cancelled", its open rows are cancelled, its calls in flight
 * aborted; saved ideas stay. A run that has ended is left alone.
 *
 * @returns whether this call cancelled it
 * @throws DomainError not_found
 */
export async function cancelRun(taskId: string): Promise<boolean> {
  const { id } = await findRun(taskId);
  const cancelled = await db().$transaction(async (tx) => {
    const { count } = await tx.generationRun.updateMany({
      where: { id, state: { in: ["PENDING", "STARTED"] } },
      data: {
        state: "FAILURE",
        outcome: "cancelled",
        error: "The run was cancelled; the ideas saved until then are kept.",
        errorCode: "run_cancelled",
        pausedReason: null,
        finishedAt: new Date(),
      },
    });
    if (count === 0) return false;
    await tx.generationRow.updateMany({
      where: { runId: id, state: { in: ["planned", "generating", "generated"] } },
      data: { state: "cancelled" },
    });
    return true;
  });
  if (cancelled) abortRun(id, new DomainError("run_cancelled", "The run was cancelled"));
  return cancelled;
}
