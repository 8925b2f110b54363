import "server-only";
import type { RowState } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { DomainError, isErrorCode } from "@/lib/core/errors";
import { singleFlight } from "@/lib/core/single-flight";
import { singleton } from "@/lib/core/singleton";
import type { GenerationCandidate } from "@/lib/generated/prisma/client";
import { PIPELINE, type Pipeline } from "@/lib/pipeline/pipeline";
import { readSql } from "@/lib/store/sql";
import { storedDate } from "@/lib/store/stored-date";
import { runSignal } from "../abort-signals";
import { CANCELLED, failFast } from "../end-run";
import { getStoredRun } from "../get-run";
import { type RowOfRound, setPausedReason } from "../round";
import { isSmall, type RunSize } from "../run-size";
import { generateCandidates, type RowJob } from "./generate-candidates";
import { failRow, throwIfTransient, toRowError } from "./row-error";
import { askSecondJudge } from "./second-opinion";
import { takeWritingSlot, type WritingSlot } from "./writing-slot";

/**
 * The state the row is in now; "paused": the token budget is spent, ask again later; "superseded": a newer round
 * holds the run.
 */
export type RowOutcome = RowState | "paused" | "superseded";

/** A row, and of how large a run, where that is known. */
type RowOfRun = RowOfRound & Partial<RunSize>;

/**
 * Writes the columns a row still lacks, until it has an idea to save. Safe to call twice, one after the other or
 * at once: each column is stored as soon as it is written, and a row in any other state is left alone.
 *
 * @throws only what the queue should try again: a bug, a busy store, a process that is stopping
 */
export function generateRow(target: RowOfRun, pipeline: Pipeline = PIPELINE): Promise<RowOutcome> {
  const { taskId, row, round } = target;
  const key = `generate ${taskId} ${row}`;
  return singleFlight(`${key} ${round}`, async () => {
    // Calls of an older round were aborted, and may still be storing what they had.
    for (let older = turns().get(key); older; older = turns().get(key)) await older.catch(() => {});
    const turn = writeRow(target, pipeline).finally(() => turns().delete(key));
    turns().set(key, turn);
    return turn;
  });
}

/** The work under way in this process, by row. */
const turns = () => singleton("row-turns", () => new Map<string, Promise<RowOutcome>>());

async function writeRow(target: RowOfRun, pipeline: Pipeline): Promise<RowOutcome> {
  // Taken before the run is read, so that no abort falls in between.
  const signal = runSignal(target.taskId);
  let slot: WritingSlot;
  try {
    slot = await takeWritingSlot(target.taskId, signal, isSmall(target));
  } catch (error) {
    return endFailed(target, error);
  }
  return writeColumnsOf(target, { pipeline, signal, asks: slot.asks }).finally(slot.release);
}

async function writeColumnsOf(
  target: RowOfRound,
  { pipeline, signal, asks }: Pick<RowJob, "pipeline" | "signal" | "asks">,
): Promise<RowOutcome> {
  const { taskId, row, round } = target;
  const run = await getStoredRun(taskId);
  if (run.round !== round) return "superseded";
  const record = await beginRow(target);
  if (record.state !== "generating") return record.state;
  let chosen: GenerationCandidate | undefined;
  try {
    if (run.errorCode) {
      throw stopOf({ code: run.errorCode, sentence: run.error ?? "The run was stopped." });
    }
    const touch = () => touchRow(record.id, round);
    const onWait = (reason: string | null) => setPausedReason(run, reason);
    const job: RowJob = { run, row: record, pipeline, signal, touch, onWait, asks };
    chosen = await generateCandidates(job);
    if (chosen) chosen = await askSecondJudge(job, chosen);
  } catch (error) {
    return await endFailed(target, error);
  }
  if (chosen) await choose(target, chosen);
  return readState(taskId, row);
}

const now = () => storedDate(new Date());

/** With the code of what stopped the run: whether a retry may help is the same for all of its rows. */
function stopOf({ code, sentence }: { code: string; sentence: string }): DomainError {
  const stop = isErrorCode(code) ? new DomainError(code, sentence) : null;
  return stop?.stopsRun ? stop : new DomainError("run_stopped", sentence);
}

async function beginRow({ taskId, row, round }: RowOfRound) {
  const began = now();
  await db().direct.write({ sql: readSql("begin-row"), values: [began, began, taskId, row, round] });
  return db().generationRow.findUniqueOrThrow({ where: { runId_row: { runId: taskId, row } } });
}

async function touchRow(id: number, round: number): Promise<void> {
  const [count] = await db().direct.write({ sql: readSql("touch-row"), values: [now(), id, round] });
  if (count === 0) throw new DomainError("run_cancelled", CANCELLED);
}

/** Marks the row's idea and has it wait to be saved: nothing is in the run's way then. */
async function choose({ taskId, row, round }: RowOfRound, { id, rowId }: GenerationCandidate): Promise<void> {
  await db().direct.transaction(async (tx) => {
    const count = await tx.run(readSql("pass-row-on"), now(), taskId, row, round);
    if (count > 0) await tx.run(readSql("choose-candidate"), id, rowId);
    await tx.run(readSql("resume-run"), now(), taskId, round);
  });
}

async function endFailed(target: RowOfRound, thrown: unknown): Promise<RowOutcome> {
  const { taskId, row, round } = target;
  const error = toRowError(thrown);
  const { reason } = error;
  throwIfTransient(error);
  if (reason.code === "run_cancelled") return readState(taskId, row);
  if (reason.code === "budget_spent") {
    await setPausedReason({ id: taskId, round }, reason.message);
    return "paused";
  }
  if (reason.stopsRun) await failFast(taskId, reason, round);
  await failRow(target, error);
  return readState(taskId, row);
}

async function readState(taskId: string, row: number): Promise<RowState> {
  const [found] = await db().direct.read<{ state: RowState }>(readSql("row-state"), taskId, row);
  if (!found) throw new Error("The row is not stored any more.");
  return found.state;
}
