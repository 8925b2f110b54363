import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import { failRun } from "./end-run";

/**
 * Hands a stored run to the queue. When the queue does not take it, the run is FAILURE and its Idempotency-Key can
 * be used again.
 *
 * @param send sends the run's event; what it throws as a DomainError says what to do about it
 * @throws DomainError queue_unavailable
 */
export async function queueRun(
  run: GenerationRun,
  send: (run: GenerationRun) => Promise<void>,
): Promise<void> {
  try {
    await send(run);
  } catch (cause) {
    logger.error({ err: cause, taskId: run.id }, "the run could not be queued");
    const reason =
      cause instanceof DomainError ? cause.message : "Its event was not taken. Please try again.";
    const error = new DomainError("queue_unavailable", `The run could not be queued: ${reason}`, { cause });
    await failRun(run.id, error, run.round);
    await db().generationRun.update({
      where: { id: run.id },
      data: { idempotencyKey: null, idempotencyHash: null },
    });
    throw error;
  }
}
