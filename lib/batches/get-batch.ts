import "server-only";
import { z } from "zod";
import type { BatchStatus } from "@/lib/contracts/batches";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import type { GenerationBatch } from "@/lib/generated/prisma/client";
import { readBatchFigures } from "./batch-figures";
import { batchStatus } from "./batch-status";

/** @throws DomainError not_found, also where the id is no UUID */
export async function findBatch(id: string): Promise<GenerationBatch> {
  const batch = z.uuid().safeParse(id).success
    ? await db().generationBatch.findUnique({ where: { id: id.toLowerCase() } })
    : null;
  if (!batch) throw new DomainError("not_found", "There is no batch with this id.");
  return batch;
}

/**
 * How far a batch is, counted from the store: one statement, a few milliseconds with 2,000 runs.
 *
 * @throws DomainError not_found
 */
export async function getBatch(id: string): Promise<BatchStatus> {
  const batch = await findBatch(id);
  return batchStatus(batch, await readBatchFigures(db().direct, batch.id));
}
