import "server-only";
import { OPEN_BATCH_RUNS } from "@/lib/contracts/limits";
import { isFinished } from "@/lib/contracts/run-state";
import { db } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import type { GenerationBatch, GenerationRun } from "@/lib/generated/prisma/client";
import { costOf } from "@/lib/llm/call-cost";
import { cancelRun } from "@/lib/runs/end-run";
import { runQueue } from "@/lib/runs/run-queue";
import { OPEN_RUN_STATES } from "@/lib/runs/state";
import { sendWithNextSweep } from "@/lib/runs/sweep-runs";
import { settings } from "@/lib/settings/settings";
import { isOpen, readBatchFigures } from "./batch-figures";
import { endBatch } from "./end-batch";
import { settleRuns } from "./settle-runs";
import { hasNextRun, startNextRun } from "./start-next-run";
import { whyStopped } from "./why-stopped";

interface Pass {
  current: Promise<void>;
  next: Promise<void> | null;
}

const passes = () => singleton("batch-passes", () => new Map<string, Pass>());

/**
 * Does what is to be done of a batch, as the store has it: notes which runs have ended, starts others until four are open,
 * and ends the batch when nothing is left or it shall not go on. Safe to be called by whoever notices something, at any time
 * and by several processes. Never throws: the sweep comes by once a minute.
 */
export function advanceBatch(id: string): Promise<void> {
  const pass = passes().get(id);
  if (!pass) return begin(id);
  // What is noticed during a pass may be too late for it.
  pass.next ??= pass.current.then(() => begin(id));
  return pass.next;
}

function begin(id: string): Promise<void> {
  const pass: Pass = { current: Promise.resolve(), next: null };
  passes().set(id, pass);
  pass.current = advance(id)
    .catch((error) => logger.warn({ err: error, batchId: id }, "a batch could not go on; trying again"))
    .then(() => {
      if (pass.next === null) passes().delete(id);
    });
  return pass.current;
}

/** Goes on with the batch that a run is of, if it is of one: to be called when the run has ended. */
export async function advanceBatchOf(runId: string): Promise<void> {
  try {
    const run = await db().generationRun.findUnique({ where: { id: runId }, select: { batchId: true } });
    if (run?.batchId) await advanceBatch(run.batchId);
  } catch (error) {
    logger.warn({ err: error, taskId: runId }, "the batch of a run was not looked for; a sweep does it");
  }
}

/** Goes on with all batches that have not ended, or have runs whose end is not noted. Never throws. */
export async function advanceBatches(): Promise<void> {
  try {
    const [open, unsettled] = await Promise.all([
      db().generationBatch.findMany({ where: { state: { in: OPEN_RUN_STATES } }, select: { id: true } }),
      db().batchRun.findMany({ where: { settled: false }, distinct: ["batchId"], select: { batchId: true } }),
    ]);
    const ids = new Set([...open.map(({ id }) => id), ...unsettled.map(({ batchId }) => batchId)]);
    for (const id of ids) await advanceBatch(id);
  } catch (error) {
    logger.warn({ err: error }, "the batches could not be looked through; trying again");
  }
}

async function advance(id: string): Promise<void> {
  await settleRuns(id);
  for (;;) {
    const batch = await db().generationBatch.findUnique({ where: { id } });
    if (!batch || isFinished(batch)) return;
    if (batch.cancelRequested) return cancelRuns(batch);
    // Without a queue in this process nothing can be started; the next one's sweep does it.
    if (!runQueue() || !(await goOn(batch))) return;
  }
}

/** @returns whether a run was started, so that the next can be */
async function goOn(batch: GenerationBatch): Promise<boolean> {
  const figures = await readBatchFigures(db().direct, batch.id);
  const open = figures.unsettled.filter(isOpen).length;
  if (open >= OPEN_BATCH_RUNS) return false;
  const isLeft = await hasNextRun(batch);
  const stop = isLeft ? await whyStopped(batch, figures) : null;
  if (!isLeft || stop) {
    if (figures.unsettled.length === 0) await endBatch(batch, stop);
    return false;
  }
  if (batch.maxCost !== null && costOf(0, 0, settings()) === null) return pause(batch, NO_PRICES);
  const started = await startNextRun(batch);
  if (started === "no room") return pause(batch, NO_ROOM);
  return typeof started === "string" ? false : send(started);
}

const NO_ROOM = "The batch waits for room among the ideas that wait to be generated.";
const NO_PRICES =
  "The batch has a budget in dollars and waits for prices: set LLM_PRICE_INPUT and LLM_PRICE_OUTPUT.";

async function pause({ id, round, pausedReason }: GenerationBatch, reason: string): Promise<false> {
  if (pausedReason !== reason) {
    const where = { id, round, state: { in: OPEN_RUN_STATES } };
    await db().generationBatch.updateMany({ where, data: { pausedReason: reason } });
  }
  return false;
}

/** @returns whether the queue took it; a run that it did not take stays PENDING, and is sent again by the sweep */
async function send(run: GenerationRun): Promise<boolean> {
  try {
    await runQueue()?.send(run);
    return true;
  } catch (error) {
    logger.warn({ err: error, taskId: run.id }, "the queue did not take a batch's run; trying again");
    await sendWithNextSweep(run);
    return false;
  }
}

/** Cancels the open runs of a batch that is to be cancelled, then the batch. */
async function cancelRuns(batch: GenerationBatch): Promise<void> {
  const { unsettled } = await readBatchFigures(db().direct, batch.id);
  for (const { run_id } of unsettled.filter(isOpen)) {
    if (await cancelRun(run_id)) await runQueue()?.announceCancel?.(run_id);
  }
  await settleRuns(batch.id);
  const isLeft = await hasNextRun(batch);
  const { cancelled } = await readBatchFigures(db().direct, batch.id);
  await endBatch(batch, isLeft || cancelled > 0 ? CANCELLED : null);
}

const CANCELLED = {
  outcome: "cancelled",
  sentence: "The batch was cancelled; the ideas saved until then are kept.",
} as const;
