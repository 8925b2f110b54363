import "server-only";
import { OPEN_BATCH_RUNS } from "@/lib/contracts/limits";
import { db } from "@/lib/core/db";
import type { GenerationBatch, GenerationRun, Prisma } from "@/lib/generated/prisma/client";
import { queueHasRoomFor } from "@/lib/runs/admission";
import { insertRun } from "@/lib/runs/create-run";
import { reopenRun } from "@/lib/runs/retry-rows";
import { OPEN_RUN_STATES } from "@/lib/runs/state";
import { readSql } from "@/lib/store/sql";
import { runRequest, runsOf } from "./batch-request";

/** Why no run was started. */
export type NotStarted = "held" | "enough" | "no room" | "none left";

/** The condition that a round of a batch may go on: it has not ended, and nobody wants it to. */
export const goesOn = ({ id, round }: Pick<GenerationBatch, "id" | "round">) =>
  ({
    id,
    round,
    state: { in: OPEN_RUN_STATES },
    cancelRequested: false,
  }) satisfies Prisma.GenerationBatchWhereInput;

/**
 * Stores the next run of a batch, or opens one again whose ideas the batch's retry has not tried yet, unless four are open.
 * Safe to be called by several at once: a place of a batch has one run for good, and each of them holds the write lock.
 *
 * @returns the run, to be sent to the queue, or why there is none
 */
export function startNextRun(batch: GenerationBatch): Promise<GenerationRun | NotStarted> {
  return db().$transaction(async (tx) => {
    // Takes the write lock, and nothing else: what would change is a time that people are told.
    const same = { updatedAt: batch.updatedAt };
    const { count } = await tx.generationBatch.updateMany({ where: goesOn(batch), data: same });
    if (count === 0) return "held";
    const unsettled = await tx.batchRun.count({ where: { batchId: batch.id, settled: false } });
    if (unsettled >= OPEN_BATCH_RUNS) return "enough";
    const next = await nextRun(tx, batch);
    if (!next) return "none left";
    if (!(await queueHasRoomFor(tx, next.ideas))) return "no room";
    const run = await next.start();
    await tx.generationBatch.update({
      where: { id: batch.id },
      data: {
        state: "STARTED",
        pausedReason: null,
        ...(batch.startedAt === null ? { startedAt: new Date() } : {}),
      },
    });
    return run;
  });
}

/** Whether a batch has a run to start or to open again. */
export const hasNextRun = async (batch: GenerationBatch) => (await nextRun(db(), batch)) !== null;

interface NextRun {
  ideas: number;
  start(): Promise<GenerationRun>;
}

async function nextRun(tx: Prisma.TransactionClient, batch: GenerationBatch): Promise<NextRun | null> {
  const { id, round } = batch;
  const sql = readSql("next-unsaved-batch-run");
  const [again] = await tx.$queryRawUnsafe<{ run_id: string }[]>(sql, id, round);
  if (again) {
    const run = await tx.generationRun.findUniqueOrThrow({ where: { id: again.run_id } });
    const start = async () => {
      await reopenRun(tx, run);
      await tx.batchRun.update({ where: { runId: run.id }, data: { round } });
      return tx.generationRun.findUniqueOrThrow({ where: { id: run.id } });
    };
    return { ideas: run.numIdeas, start };
  }
  // Places are filled one after the other, and none is ever given up.
  const place = await tx.batchRun.count({ where: { batchId: id } });
  if (place >= runsOf(batch)) return null;
  const request = runRequest(batch, place);
  const start = async () => {
    // Of the batch's id nobody has a token: a batch's runs are for admins to change.
    const run = await insertRun(tx, request, { ownerId: id, batchId: id });
    await tx.batchRun.create({ data: { batchId: id, place, runId: run.id, numIdeas: run.numIdeas, round } });
    return run;
  };
  return { ideas: request.num_ideas, start };
}
