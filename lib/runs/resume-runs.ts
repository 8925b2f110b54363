import "server-only";
import { db } from "@/lib/core/db";

/**
 * The runs that had not ended when the process did, oldest first. Those that were under way are noted as
 * interrupted.
 */
export async function resumeRuns(): Promise<{ id: string; round: number }[]> {
  await db().generationRun.updateMany({
    where: { state: "STARTED" },
    data: { interruptions: { increment: 1 } },
  });
  return db().generationRun.findMany({
    where: { state: { in: ["PENDING", "STARTED"] } },
    orderBy: { createdAt: "asc" },
    select: { id: true, round: true },
  });
}
