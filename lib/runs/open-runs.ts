import "server-only";
import { db } from "@/lib/core/db";
import type { OpenRun } from "./run-queue";
import { OPEN_RUN_STATES } from "./state";

/** Counts an interruption for every run that had been started when the process before this one ended. */
export async function noteInterruptions(): Promise<void> {
  await db().generationRun.updateMany({
    where: { state: "STARTED" },
    data: { interruptions: { increment: 1 } },
  });
}

/** How far in the future a time may lie and still be believed: another clock has written it. */
const CLOCK_SKEW_MS = 60_000;

/** The runs that have not ended, oldest first. */
export async function listOpenRuns(): Promise<OpenRun[]> {
  const latestTime = new Date(Date.now() + CLOCK_SKEW_MS);
  const runs = await db().generationRun.findMany({
    where: { state: { in: OPEN_RUN_STATES } },
    orderBy: { createdAt: "asc" },
    select: { id: true, round: true, updatedAt: true },
  });
  const rows = await db().generationRow.groupBy({
    by: ["runId"],
    where: { runId: { in: runs.map(({ id }) => id) }, updatedAt: { lte: latestTime } },
    _max: { updatedAt: true },
  });
  const rowMoved = new Map(rows.map(({ runId, _max }) => [runId, _max.updatedAt]));
  return runs.map(({ id, round, updatedAt }) => {
    const times = [updatedAt, rowMoved.get(id)].filter((time) => time && time <= latestTime);
    return { id, round, movedAt: new Date(Math.max(0, ...times.map((time) => time?.getTime() ?? 0))) };
  });
}
