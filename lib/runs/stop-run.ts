import "server-only";
import { db } from "@/lib/core/db";
import type { DomainError } from "@/lib/core/errors";
import { abortRun } from "./in-flight";

/**
 * Gives up on a run whose every row would meet the same error: keeps the first such error as the run's own and
 * aborts its calls in flight. The rows still open fail with it one by one; `finishRun` then ends the run.
 */
export async function stopRun(taskId: string, error: DomainError): Promise<void> {
  await db().generationRun.updateMany({
    where: { id: taskId, state: "STARTED", errorCode: null },
    data: { error: error.message, errorCode: error.code },
  });
  abortRun(taskId, error);
}
