import "server-only";
import type { RunResult } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { abortRun, forgetRunSignal } from "./abort-signals";
import { getRun } from "./get-run";
import { OPEN_ROW_STATES, OPEN_RUN_STATES } from "./state";
import { failureOf, runResult } from "./status/result";
import { readRowSummary } from "./status/row-summary";

type RunEnd = Pick<Prisma.GenerationRunUpdateManyMutationInput, "state" | "outcome" | "error" | "errorCode">;

/**
 * Ends a run, unless it has ended already: the first end stands.
 *
 * @param openRows what becomes of rows that are neither saved nor failed
 * @returns whether this call ended the run
 */
function endRun(
  taskId: string,
  end: RunEnd,
  openRows?: Prisma.GenerationRowUpdateManyMutationInput,
): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.generationRun.updateMany({
      where: { id: taskId, state: { in: OPEN_RUN_STATES } },
      data: { ...end, pausedReason: null, finishedAt: new Date() },
    });
    if (count === 0) return false;
    if (openRows) {
      const where = { runId: taskId, state: { in: OPEN_ROW_STATES } };
      await tx.generationRow.updateMany({ where, data: openRows });
    }
    return true;
  });
}

/**
 * Cancels a run: FAILURE with outcome "cancelled". Open rows are cancelled and calls in flight aborted; saved ideas
 * stay. Does nothing to a run that has ended.
 *
 * @returns whether this call cancelled it
 * @throws DomainError not_found
 */
export async function cancelRun(taskId: string): Promise<boolean> {
  const { id } = await getRun(taskId);
  const error = new DomainError(
    "run_cancelled",
    "The run was cancelled; the ideas saved until then are kept.",
  );
  const cancelled = await endRun(
    id,
    { state: "FAILURE", outcome: "cancelled", error: error.message, errorCode: error.code },
    { state: "cancelled" },
  );
  if (cancelled) abortRun(id, error);
  return cancelled;
}

/** Ends a run with an error of the run itself; open rows fail with it and can be retried. */
export async function failRun(taskId: string, error: DomainError): Promise<void> {
  await endRun(
    taskId,
    { state: "FAILURE", error: error.message, errorCode: error.code },
    {
      state: "failed",
      errorStage: null,
      errorCode: "run_stopped",
      errorMessage: error.message,
      errorRetryable: true,
    },
  );
  abortRun(taskId, error);
}

/**
 * Ends a run whose rows have all ended: SUCCESS when at least one idea was saved and nothing stopped the run, else
 * FAILURE with the reason.
 *
 * @returns the result JSON of the contract
 */
export async function finishRun(taskId: string): Promise<RunResult> {
  const run = await getRun(taskId);
  const result = runResult(run, await readRowSummary(run.id));
  const error = failureOf(run, result);
  await endRun(taskId, { state: error === null ? "SUCCESS" : "FAILURE", error });
  forgetRunSignal(taskId);
  return result;
}

/**
 * Stops a run whose every row would meet the same error: the first such error becomes the run's own, and calls in
 * flight are aborted. The open rows fail one by one, then `finishRun` ends the run.
 */
export async function failFast(taskId: string, error: DomainError): Promise<void> {
  await db().generationRun.updateMany({
    where: { id: taskId, state: "STARTED", errorCode: null },
    data: { error: error.message, errorCode: error.code },
  });
  abortRun(taskId, error);
}
