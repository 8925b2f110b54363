import "server-only";
import { db } from "@/lib/core/db";
import type { GenerationBatch, Prisma } from "@/lib/generated/prisma/client";
import { OPEN_RUN_STATES } from "@/lib/runs/state";
import { directIn } from "@/lib/store/connection/direct";
import { readBatchFigures } from "./batch-figures";
import type { Stop } from "./why-stopped";

/**
 * Ends a batch whose runs have all ended: SUCCESS where an idea was saved and neither somebody nor its runs' failures
 * stopped it, else FAILURE with the reason. One that has a run again by now, or that a newer round holds, is left alone.
 *
 * @param stop why it does not go on; null where nothing is left
 */
export async function endBatch({ id, round }: GenerationBatch, stop: Stop | null): Promise<void> {
  await db().$transaction(async (tx) => {
    const where = { id, round, state: { in: OPEN_RUN_STATES } };
    const { count } = await tx.generationBatch.updateMany({ where, data: { pausedReason: null } });
    if (count === 0) return;
    const { saved, unsettled } = await readBatchFigures(directIn(tx), id);
    if (unsettled.length > 0) return;
    const isSuccess = saved > 0 && (stop === null || stop.outcome === "budget_spent");
    await tx.generationBatch.update({
      where: { id },
      data: {
        state: isSuccess ? "SUCCESS" : "FAILURE",
        outcome: stop?.outcome ?? null,
        error: stop?.sentence ?? (isSuccess ? null : await lastError(tx, id)),
        finishedAt: new Date(),
      },
    });
  });
}

async function lastError(tx: Prisma.TransactionClient, batchId: string): Promise<string> {
  const where = { batchId, error: { not: null } };
  const last = await tx.batchRun.findFirst({ where, orderBy: { endedAt: "desc" } });
  return last?.error ?? "No idea could be saved.";
}
