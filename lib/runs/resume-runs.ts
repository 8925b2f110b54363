import "server-only";
import { db } from "@/lib/core/db";
import { OPEN_RUN_STATES } from "./state";

/**
 * Lists the runs that were not finished when the process ended, oldest first, and counts an interruption for each
 * that had been started.
 */
export async function resumeRuns(): Promise<{ id: string; round: number }[]> {
  await db().generationRun.updateMany({
    where: { state: "STARTED" },
    data: { interruptions: { increment: 1 } },
  });
  return db().generationRun.findMany({
    where: { state: { in: OPEN_RUN_STATES } },
    orderBy: { createdAt: "asc" },
    select: { id: true, round: true },
  });
}
