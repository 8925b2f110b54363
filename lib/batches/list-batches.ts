import "server-only";
import type { BatchList, BatchListQuery } from "@/lib/contracts/batches";
import { db } from "@/lib/core/db";
import { longRead } from "@/lib/projects/long-read";
import { readSql } from "@/lib/store/sql";
import { figuresOf } from "./batch-figures";
import { batchStatus } from "./batch-status";

/** One page of the batches, newest first. */
export async function listBatches({ limit, offset }: BatchListQuery): Promise<BatchList> {
  const [total, batches] = await Promise.all([
    db().generationBatch.count(),
    db().generationBatch.findMany({
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: limit,
      skip: offset,
    }),
  ]);
  const rows = await longRead(readSql("read-batch-figures"), [JSON.stringify(batches.map(({ id }) => id))]);
  const figures = new Map(
    rows.map(([id, settled, unsettled]) => [
      String(id),
      figuresOf({ settled: String(settled), unsettled: String(unsettled) }),
    ]),
  );
  return {
    batches: batches.flatMap((batch) => {
      const known = figures.get(batch.id);
      return known ? [batchStatus(batch, known)] : [];
    }),
    total,
    limit,
    offset,
  };
}
