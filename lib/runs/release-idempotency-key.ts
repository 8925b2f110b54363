import "server-only";
import { db } from "@/lib/core/db";

/** Frees a run's Idempotency-Key, so that the same request may be made again with it. */
export async function releaseIdempotencyKey(taskId: string): Promise<void> {
  await db().generationRun.update({
    where: { id: taskId },
    data: { idempotencyKey: null, idempotencyHash: null },
  });
}
