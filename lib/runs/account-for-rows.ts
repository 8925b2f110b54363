import "server-only";
import { db } from "@/lib/core/db";
import type { GenerationRun, Prisma } from "@/lib/generated/prisma/client";
import { CANCELLED, endIfSettled, endOpenRows, runStopped } from "./end-run";
import { getStoredRun } from "./get-run";
import { sampleMissingRows } from "./plan-rows";
import { FINISHED_RUN_STATES, OPEN_ROW_STATES } from "./state";

/** The finished runs with a row that has not ended: nobody would ever work on it. */
export async function runsWithLostRows(): Promise<string[]> {
  const rows = await db().generationRow.findMany({
    where: { state: { in: OPEN_ROW_STATES }, run: { state: { in: FINISHED_RUN_STATES } } },
    distinct: ["runId"],
    select: { runId: true },
  });
  return rows.map(({ runId }) => runId);
}

/**
 * Puts a finished run right whose rows do not add up. A SUCCESS with rows that are open or missing goes on with them,
 * in its next round; those of a run that failed or was cancelled end as its others did. With all rows ended, the run's
 * own end is told from them again.
 */
export async function accountForRows(taskId: string): Promise<void> {
  const missing = await sampleMissingRows(await getStoredRun(taskId));
  await db().$transaction(async (tx) => {
    const { count } = await tx.generationRun.updateMany({
      where: { id: taskId, state: { in: FINISHED_RUN_STATES } },
      data: { pausedReason: null },
    });
    if (count === 0) return;
    const run = await tx.generationRun.findUniqueOrThrow({ where: { id: taskId } });
    await tx.batchRun.updateMany({ where: { runId: taskId }, data: { settled: false } });
    if (run.state === "SUCCESS") {
      if (!(await endIfSettled(tx, run))) await reopen(tx, run);
      return;
    }
    const cancelled = run.outcome === "cancelled";
    const error = run.error ?? (cancelled ? CANCELLED : "The run was stopped.");
    const end = cancelled ? { state: "cancelled" as const } : runStopped(error);
    const planned = await tx.generationRow.count({ where: { runId: taskId } });
    await endOpenRows(tx, run, end, planned > 0 ? missing : []);
    if (run.error !== null || (!cancelled && (await endIfSettled(tx, run)))) return;
    await tx.generationRun.update({ where: { id: taskId }, data: { error } });
  });
}

async function reopen(tx: Prisma.TransactionClient, { id }: GenerationRun): Promise<void> {
  const data = { state: "STARTED", finishedAt: null, round: { increment: 1 } } as const;
  await tx.generationRun.update({ where: { id }, data });
}
