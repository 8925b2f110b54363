import "server-only";
import { db } from "@/lib/core/db";
import type { Value } from "@/lib/store/connection/direct";
import { readSql } from "@/lib/store/sql";
import { isOpen, readBatchFigures, type UnsettledRun } from "./batch-figures";

/** Notes what the ended runs of a batch have come to, so that it is counted once and stays when a run is deleted. */
export async function settleRuns(batchId: string): Promise<void> {
  const { unsettled } = await readBatchFigures(db().direct, batchId);
  if (unsettled.every(isOpen)) return;
  await db().direct.transaction(async (tx) => {
    // Anew: one of them may have been retried meanwhile.
    const { unsettled: runs } = await readBatchFigures(tx, batchId);
    for (const run of runs) if (!isOpen(run)) await tx.run(readSql("settle-batch-run"), ...valuesOf(run));
  });
}

function valuesOf({ run_id, state, outcome, error, error_code, finished_at, rows, calls }: UnsettledRun) {
  const [generated, saved, failed, changed] = rows;
  // As the status has told it until now.
  const endedAt = (changed ?? "") > (finished_at ?? "") ? changed : finished_at;
  const end: Value[] = [state ?? "FAILURE", outcome, error, error_code, endedAt];
  return [...end, generated, saved, failed, ...calls, run_id];
}
