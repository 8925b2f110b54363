import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { embedCorpus } from "./embed-corpus";
import { failRun } from "./end-run";
import { getStoredRun } from "./get-run";
import { planRows } from "./plan-rows";
import { heldBy } from "./round";
import { OPEN_ROW_STATES } from "./state";

/**
 * Starts a run, or goes on with one: embeds the stored projects that lack a vector, then samples from the tags of all
 * of them, and stores, the rows that are not stored yet. A run whose corpus is not stored any more fails.
 *
 * @returns the numbers of the rows that are still open; none when the run has ended or a newer round holds it
 */
export async function startRun(taskId: string, round: number): Promise<number[]> {
  await db().generationRun.updateMany({
    where: { id: taskId, round, state: "PENDING" },
    data: { state: "STARTED", startedAt: new Date() },
  });
  const { count } = await db().generationRun.updateMany({
    where: { id: taskId, ...heldBy(round) },
    data: { pausedReason: null },
  });
  if (count === 0) return [];

  await embedCorpus(taskId, round);
  try {
    await planRows(await getStoredRun(taskId));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "not_found") throw error;
    await failRun(taskId, error, round);
    return [];
  }
  const open = await db().generationRow.findMany({
    where: { runId: taskId, state: { in: OPEN_ROW_STATES }, run: heldBy(round) },
    orderBy: { row: "asc" },
    select: { row: true },
  });
  return open.map(({ row }) => row);
}
