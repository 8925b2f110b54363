import "server-only";
import type { RowStage } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import type { DomainError } from "@/lib/core/errors";

/** Longest sentence kept with a row. */
const MAX_MESSAGE = 500;

/** Notes what went wrong with a row; what it has so far stays. A row that has ended already is left alone. */
export async function recordRowError(
  taskId: string,
  row: number,
  stage: RowStage,
  error: DomainError,
): Promise<void> {
  await db().generationRow.updateMany({
    where: { runId: taskId, row, state: { in: ["planned", "generating", "generated"] } },
    data: {
      state: "failed",
      errorStage: stage,
      errorCode: error.code,
      errorMessage: error.message.slice(0, MAX_MESSAGE),
      errorRetryable: error.retryable,
    },
  });
}
