import "server-only";
import type { RetryBatch } from "@/lib/contracts/batches";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { takeStart } from "@/lib/runs/admission";
import { FINISHED_RUN_STATES } from "@/lib/runs/state";
import { advanceBatch } from "./advance-batch";
import { readBatchFigures } from "./batch-figures";
import { assertPrices } from "./create-batch";
import { findBatch } from "./get-batch";
import { hasNextRun } from "./start-next-run";
import { whySpent } from "./why-stopped";

/**
 * Goes on with a batch that has ended: opens the unsaved ideas of its runs again, four runs at a time, then starts those
 * that were not started.
 *
 * @param budget what is left out stays
 * @param client whom it counts for as one start; null for one that is not limited
 * @throws DomainError not_found; conflict while it is under way, when nothing is left, or when its budget is spent;
 *   LimitReachedError past the client's hour
 */
export async function retryBatch(text: string, budget: RetryBatch, client: string | null): Promise<void> {
  assertPrices(budget.max_cost);
  const batch = await findBatch(text);
  const { id, round } = batch;
  const maxTokens = budget.max_tokens === undefined ? batch.maxTokens : asBigInt(budget.max_tokens);
  const maxCost = budget.max_cost === undefined ? batch.maxCost : budget.max_cost;
  if (!(await hasNextRun({ ...batch, round: round + 1 }))) {
    throw new DomainError("conflict", "Every idea of this batch is saved; there is nothing to retry.");
  }
  if (whySpent({ maxTokens, maxCost }, await readBatchFigures(db().direct, id))) {
    throw new DomainError("conflict", "The batch's budget is spent; retry it with a larger one.");
  }
  await db().$transaction(async (tx) => {
    const { count } = await tx.generationBatch.updateMany({
      where: { id, round, state: { in: FINISHED_RUN_STATES } },
      data: {
        state: "STARTED",
        outcome: null,
        error: null,
        pausedReason: null,
        cancelRequested: false,
        startedAt: new Date(),
        finishedAt: null,
        round: { increment: 1 },
        maxTokens,
        maxCost,
      },
    });
    if (count === 0) {
      throw new DomainError("conflict", "The batch is still under way; wait for its end, or cancel it.");
    }
    await takeStart(tx, client);
  });
  await advanceBatch(id);
}

const asBigInt = (value: number | null) => (value === null ? null : BigInt(value));
