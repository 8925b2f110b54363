import "server-only";
import type { RowStage, RowState } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { singleFlight } from "@/lib/core/single-flight";
import type { GenerationRow, GenerationRun } from "@/lib/generated/prisma/client";
import { toStoreError } from "@/lib/store/store-error";
import { chooseCandidate } from "./choose-candidate";
import { findRun } from "./find-run";
import { runSignal } from "./in-flight";
import { recordRowError } from "./record-row-error";
import { StageError } from "./stage-error";
import { stopRun } from "./stop-run";

/** What became of a row, or "paused": ask again later. */
export type RowOutcome = RowState | "paused";

/**
 * Writes the columns a row still lacks, until it has an idea to save. Safe to call twice, one after the other or
 * at once: every column is stored as soon as it is there, and a row that has left this state is left alone.
 *
 * @throws only what is no row error: the process is stopping, or the store cannot be reached
 */
export function generateRow(taskId: string, row: number): Promise<RowOutcome> {
  return singleFlight(`generate ${taskId} ${row}`, async () => {
    // Taken before the run is read, so that no abort falls in between.
    const signal = runSignal(taskId);
    const run = await findRun(taskId);
    const record = await beginRow(run, row);
    if (record.state !== "generating") return record.state as RowState;
    try {
      if (run.errorCode) throw stoppedBy(run);
      await chooseCandidate(run, record, signal);
    } catch (error) {
      return await handleFailure(run, row, error);
    }
    await setState(record, "generated");
    await db().generationRun.updateMany({
      where: { id: taskId, pausedReason: { not: null } },
      data: { pausedReason: null },
    });
    return stateOf(taskId, row);
  });
}

async function beginRow(run: GenerationRun, row: number): Promise<GenerationRow> {
  const where = { runId_row: { runId: run.id, row } };
  if (run.state === "STARTED") {
    await db().generationRow.updateMany({
      where: { runId: run.id, row, state: "planned" },
      data: { state: "generating", attempts: { increment: 1 }, startedAt: new Date() },
    });
  }
  return db().generationRow.findUniqueOrThrow({ where });
}

function setState(record: GenerationRow, state: RowState) {
  return db().generationRow.updateMany({ where: { id: record.id, state: "generating" }, data: { state } });
}

async function stateOf(taskId: string, row: number): Promise<RowState> {
  const where = { runId_row: { runId: taskId, row } };
  const { state } = await db().generationRow.findUniqueOrThrow({ where, select: { state: true } });
  return state as RowState;
}

const stoppedBy = (run: GenerationRun) => new DomainError("run_stopped", run.error ?? "The run was stopped");

async function handleFailure(run: GenerationRun, row: number, thrown: unknown): Promise<RowOutcome> {
  const stage: RowStage = thrown instanceof StageError ? thrown.stage : "project_idea";
  const cause = thrown instanceof StageError ? thrown.cause : thrown;
  const error = cause instanceof DomainError ? cause : toStoreError(cause);
  // A store that is busy may be free at the queue's next attempt.
  if (!error || error.code === "stopping" || error.code === "store_unavailable") throw error ?? cause;
  if (error.code === "run_cancelled") return stateOf(run.id, row);
  if (error.code === "budget_spent") {
    await db().generationRun.update({ where: { id: run.id }, data: { pausedReason: error.message } });
    return "paused";
  }
  if (error.stopsRun) await stopRun(run.id, error);
  await recordRowError(run.id, row, stage, error);
  return stateOf(run.id, row);
}
