import "server-only";
import { db } from "@/lib/core/db";
import type { RunSize } from "./run-size";
import { OPEN_ROW_STATES } from "./state";

/** The size of a run; null for one that is not stored any more. */
export async function readSize(taskId: string): Promise<RunSize | null> {
  const ended = { where: { state: { notIn: OPEN_ROW_STATES } } };
  const run = await db().generationRun.findUnique({
    where: { id: taskId },
    select: { numIdeas: true, batchId: true, _count: { select: { rows: ended } } },
  });
  return run && { ideas: run.numIdeas - run._count.rows, batch: run.batchId !== null };
}
