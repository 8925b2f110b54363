import "server-only";
import { db } from "@/lib/core/db";
import type { DomainError } from "@/lib/core/errors";
import { abortRun } from "./in-flight";

/** Ends a run with an error of its own; rows still open fail with it. A run that has ended keeps its end. */
export async function failRun(taskId: string, error: DomainError): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.generationRun.updateMany({
      where: { id: taskId, state: { in: ["PENDING", "STARTED"] } },
      data: {
        state: "FAILURE",
        error: error.message,
        errorCode: error.code,
        pausedReason: null,
        finishedAt: new Date(),
      },
    });
    if (count === 0) return;
    await tx.generationRow.updateMany({
      where: { runId: taskId, state: { in: ["planned", "generating", "generated"] } },
      data: {
        state: "failed",
        errorStage: null,
        errorCode: "run_stopped",
        errorMessage: error.message,
        errorRetryable: true,
      },
    });
  });
  abortRun(taskId, error);
}
