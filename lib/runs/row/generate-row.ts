import "server-only";
import type { RowState } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { singleFlight } from "@/lib/core/single-flight";
import type { GenerationRow, GenerationRun } from "@/lib/generated/prisma/client";
import { PIPELINE, type Pipeline } from "@/lib/pipeline/pipeline";
import { runSignal } from "../abort-signals";
import { failFast } from "../end-run";
import { getRun } from "../get-run";
import { generateCandidates } from "./generate-candidates";
import { failRow, throwIfTransient, toRowError } from "./row-error";

/** The state the row is in now, or "paused": the token budget is spent, ask again later. */
export type RowOutcome = RowState | "paused";

/**
 * Writes the columns a row still lacks, until it has an idea to save. Safe to call twice, one after the other or
 * at once: each column is stored as soon as it is written, and a row in any other state is left alone.
 *
 * @throws only what the queue should try again: a bug, a busy store, a process that is stopping
 */
export function generateRow(taskId: string, row: number, pipeline: Pipeline = PIPELINE): Promise<RowOutcome> {
  return singleFlight(`generate ${taskId} ${row}`, async () => {
    // Taken before the run is read, so that no abort falls in between.
    const signal = runSignal(taskId);
    const run = await getRun(taskId);
    const record = await beginRow(run, row);
    if (record.state !== "generating") return record.state;
    try {
      if (run.errorCode) throw new DomainError("run_stopped", run.error ?? "The run was stopped.");
      await generateCandidates({ run, row: record, pipeline, signal });
    } catch (error) {
      return await endFailed(run, row, error);
    }
    await db().generationRow.updateMany({
      where: { id: record.id, state: "generating" },
      data: { state: "generated" },
    });
    await db().generationRun.updateMany({
      where: { id: taskId, pausedReason: { not: null } },
      data: { pausedReason: null },
    });
    return readState(taskId, row);
  });
}

async function beginRow(run: GenerationRun, row: number): Promise<GenerationRow> {
  if (run.state === "STARTED") {
    await db().generationRow.updateMany({
      where: { runId: run.id, row, state: "planned" },
      data: { state: "generating", attempts: { increment: 1 }, startedAt: new Date() },
    });
  }
  return db().generationRow.findUniqueOrThrow({ where: { runId_row: { runId: run.id, row } } });
}

async function endFailed(run: GenerationRun, row: number, thrown: unknown): Promise<RowOutcome> {
  const error = toRowError(thrown);
  const { reason } = error;
  throwIfTransient(error);
  if (reason.code === "run_cancelled") return readState(run.id, row);
  if (reason.code === "budget_spent") {
    await db().generationRun.update({ where: { id: run.id }, data: { pausedReason: reason.message } });
    return "paused";
  }
  if (reason.stopsRun) await failFast(run.id, reason);
  await failRow(run.id, row, error);
  return readState(run.id, row);
}

async function readState(taskId: string, row: number): Promise<RowState> {
  const where = { runId_row: { runId: taskId, row } };
  const { state } = await db().generationRow.findUniqueOrThrow({ where, select: { state: true } });
  return state;
}
