import "server-only";
import type { RunResult } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import type { GenerationRun, Prisma } from "@/lib/generated/prisma/client";
import type { RunOutcome } from "@/lib/generated/prisma/enums";
import { endRoundSpan } from "@/lib/telemetry/spans";
import { abortRun, forgetRunSignal } from "./abort-signals";
import { getRun, getStoredRun } from "./get-run";
import { insertMissingRows, type PlannedRow, sampleMissingRows } from "./plan-rows";
import { applyRanking, readRanking } from "./ranking/apply-ranking";
import { MIN_RANKED } from "./ranking/swiss-round";
import { heldBy, lockRun } from "./round";
import { failedRow, type RowEnd } from "./row/row-error";
import { OPEN_ROW_STATES } from "./state";
import { readCandidateCounts } from "./status/candidate-counts";
import { failureOf, runResult } from "./status/result";
import { readRowSummary } from "./status/row-summary";

/** The error of a cancelled run. */
export const CANCELLED = "The run was cancelled; the ideas saved until then are kept.";

/**
 * Cancels a run: FAILURE with outcome "cancelled". Open rows are cancelled and calls in flight aborted; saved ideas
 * stay. A run whose rows have all ended has nothing left to cancel: it ends as it would have by itself. Does nothing
 * to a run that has ended.
 *
 * @returns whether this call ended it
 * @throws DomainError not_found
 */
export async function cancelRun(taskId: string): Promise<boolean> {
  const { id } = await getRun(taskId);
  const error = new DomainError("run_cancelled", CANCELLED);
  const lost = await sampleLostRows(id);
  const ended = await db().$transaction(async (tx) => {
    const run = await lockRun(tx, id, null);
    if (!run) return null;
    if (await endIfSettled(tx, run)) return { run, reason: run.error };
    await endOpenRows(tx, run, { state: "cancelled" }, lost);
    await stop(tx, run, error, "cancelled");
    return { run, reason: CANCELLED };
  });
  if (!ended) return false;
  // Also of a run whose rows had ended: comparisons of its ideas may be under way.
  abortRun(id, error);
  traceEnd(ended.run, ended.reason);
  return true;
}

/**
 * Ends a run with an error of the run itself; open rows fail with it and can be retried.
 *
 * @param round the round that failed; a run that a newer one holds is left alone
 */
export async function failRun(taskId: string, error: DomainError, round: number): Promise<void> {
  const lost = await sampleLostRows(taskId);
  const failed = await db().$transaction(async (tx) => {
    const run = await lockRun(tx, taskId, round);
    if (!run) return null;
    await endOpenRows(tx, run, runStopped(error.message), lost);
    await stop(tx, run, error, null);
    return run;
  });
  if (!failed) return;
  abortRun(taskId, error);
  traceEnd(failed, error.message);
}

/** How a row ends whose run was stopped by an error. */
export function runStopped(sentence: string): RowEnd {
  return failedRow(new DomainError("run_stopped", sentence), null);
}

async function stop(
  tx: Prisma.TransactionClient,
  { id }: GenerationRun,
  error: DomainError,
  outcome: RunOutcome | null,
): Promise<void> {
  const { message, code: errorCode } = error;
  const data = { state: "FAILURE", outcome, error: message, errorCode, finishedAt: new Date() } as const;
  await tx.generationRun.update({ where: { id }, data });
}

function traceEnd({ id: taskId, round, startedAt, numIdeas }: GenerationRun, error: string | null): void {
  endRoundSpan({ taskId, round, startedAt, error }, { "waywo.run.ideas": numIdeas });
}

/** The rows a run lacks although it was planned; a run may end before it is planned at all. */
async function sampleLostRows(taskId: string): Promise<PlannedRow[]> {
  const planned = await db().generationRow.count({ where: { runId: taskId } });
  return planned === 0 ? [] : sampleMissingRows(await getStoredRun(taskId));
}

/** What became of the wish to finish a run. */
export interface Finish {
  /** Whether rows are open or missing, so that the run goes on. */
  open: boolean;
  /** Whether the run goes on because its ideas have to be compared first. */
  unranked: boolean;
  /** The result JSON of the contract. */
  result: RunResult;
}

/**
 * Ends a run whose rows have all ended: SUCCESS when at least one idea was saved and nothing stopped the run, else
 * FAILURE with the reason. A run with a row that is open or missing goes on, and so does one whose ideas are to be ranked
 * and were not compared yet.
 *
 * @param round the round that is done; a run that a newer one holds is left alone
 * @param options.last ends rows that are still open with an error
 * @param options.compared whether the comparisons of a ranking are over: their result is applied
 */
export async function finishRun(
  taskId: string,
  round: number,
  { last = false, compared = false } = {},
): Promise<Finish> {
  const run = await getStoredRun(taskId);
  const missing = last ? await sampleMissingRows(run) : [];
  const ranking = compared ? await readRanking(run.id) : [];
  const end = await db().$transaction(async (tx) => {
    const locked = await lockRun(tx, run.id, round);
    if (!locked) return "left alone";
    if (last) await endOpenRows(tx, locked, UNFINISHED, missing);
    if (!compared && (await isUnranked(tx, locked))) return "unranked";
    if (!(await endIfSettled(tx, locked))) return "open";
    await applyRanking(tx, run.id, ranking);
    return "ended";
  });
  if (end === "ended") forgetRunSignal(run.id);
  const [rows, { accepted }] = await Promise.all([readRowSummary(run.id), readCandidateCounts(run.id)]);
  if (end === "ended") traceEnd(run, failureOf(run, rows));
  const result = runResult(run, rows, accepted);
  return { open: end === "open", unranked: end === "unranked", result };
}

/** Whether all that is left of a run is to compare its ideas. */
async function isUnranked(tx: Prisma.TransactionClient, run: GenerationRun): Promise<boolean> {
  if (run.judge !== "pairwise" || run.error !== null) return false;
  const { open, planned, projectIds } = await readRowSummary(run.id, tx);
  return open === 0 && planned >= run.numIdeas && projectIds.length >= MIN_RANKED;
}

const UNFINISHED = failedRow(
  new DomainError("row_unfinished", "The idea could not be finished after several attempts. Please retry."),
  null,
);

/** Ends every open row, and stores the rows that were lost with the same end. */
export async function endOpenRows(
  tx: Prisma.TransactionClient,
  { id }: GenerationRun,
  end: RowEnd,
  missing: PlannedRow[],
): Promise<void> {
  await tx.generationRow.updateMany({ where: { runId: id, state: { in: OPEN_ROW_STATES } }, data: end });
  const rows = missing.map((row) => ({ ...row, ...end }));
  await insertMissingRows(tx, rows);
}

/**
 * Ends a run by the state of its rows, if each of them has ended.
 *
 * @returns whether it has
 */
export async function endIfSettled(tx: Prisma.TransactionClient, run: GenerationRun): Promise<boolean> {
  const rows = await readRowSummary(run.id, tx);
  if (rows.open > 0 || rows.planned < run.numIdeas) return false;
  const error = failureOf(run, rows);
  const state = error === null ? "SUCCESS" : "FAILURE";
  const finishedAt = run.finishedAt ?? new Date();
  await tx.generationRun.update({ where: { id: run.id }, data: { state, error, finishedAt } });
  return true;
}

/**
 * Stops a run whose every row would meet the same error: the first such error becomes the run's own, and calls in
 * flight are aborted. The open rows fail one by one, then `finishRun` ends the run.
 */
export async function failFast(taskId: string, error: DomainError, round: number): Promise<void> {
  const { count } = await db().generationRun.updateMany({
    where: { id: taskId, errorCode: null, ...heldBy(round) },
    data: { error: error.message, errorCode: error.code },
  });
  if (count > 0) abortRun(taskId, error);
}
