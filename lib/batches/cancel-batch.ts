import "server-only";
import { db } from "@/lib/core/db";
import { OPEN_RUN_STATES } from "@/lib/runs/state";
import { advanceBatch } from "./advance-batch";
import { findBatch } from "./get-batch";

/**
 * Cancels a batch: no further run is started, the open ones are cancelled, saved ideas stay. Where every run has ended
 * already, it ends as it would have by itself. One that has ended stays as it is. The wish is stored first, so that it
 * holds whatever becomes of this process.
 *
 * @throws DomainError not_found
 */
export async function cancelBatch(text: string): Promise<void> {
  const { id } = await findBatch(text);
  await db().generationBatch.updateMany({
    where: { id, state: { in: OPEN_RUN_STATES } },
    data: { cancelRequested: true },
  });
  await advanceBatch(id);
}
