import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import { getRun } from "./get-run";
import { FINISHED_RUN_STATES, RETRYABLE_ROW_STATES } from "./state";

/**
 * Opens the failed and cancelled rows of a finished run again, in the same run. Rows keep the columns they have, so
 * only the missing ones are generated.
 *
 * @returns the run, STARTED again, in its next round
 * @throws DomainError not_found; conflict while the run is open, or when there is nothing to retry
 */
export async function retryRows(taskId: string): Promise<GenerationRun> {
  const run = await getRun(taskId);
  await db().$transaction(async (tx) => {
    const { count } = await tx.generationRun.updateMany({
      where: { id: run.id, state: { in: FINISHED_RUN_STATES }, round: run.round },
      data: {
        state: "STARTED",
        outcome: null,
        error: null,
        errorCode: null,
        finishedAt: null,
        round: { increment: 1 },
      },
    });
    if (count === 0)
      throw new DomainError("conflict", "The run is still under way; wait for its end, or cancel it.");
    const open = { runId: run.id, state: { in: RETRYABLE_ROW_STATES } };
    const cleared = { errorStage: null, errorCode: null, errorMessage: null, errorRetryable: null };
    const toSave = await tx.generationRow.updateMany({
      where: { ...open, candidates: { some: { chosen: true } } },
      data: { ...cleared, state: "generated" },
    });
    const toGenerate = await tx.generationRow.updateMany({
      where: open,
      data: { ...cleared, state: "planned" },
    });
    const unplanned = (await tx.generationRow.count({ where: { runId: run.id } })) === 0;
    if (toSave.count + toGenerate.count === 0 && !unplanned) {
      throw new DomainError("conflict", "Every row of this run is saved; there is nothing to retry.");
    }
  });
  return getRun(run.id);
}
