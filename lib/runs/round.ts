import "server-only";
import { db } from "@/lib/core/db";
import type { GenerationRun, Prisma } from "@/lib/generated/prisma/client";
import { OPEN_RUN_STATES } from "./state";

/** A row of a run, and the round on whose behalf something is done to it. */
export interface RowOfRound {
  taskId: string;
  row: number;
  round: number;
}

/** The condition that a round still holds its run: it has neither ended nor passed to a newer round. */
export function heldBy(round: number) {
  return { state: "STARTED", round } satisfies Prisma.GenerationRunWhereInput;
}

/** Has the run's status say why it waits, as long as the round holds it; null once it goes on. */
export async function setPausedReason(
  { id, round }: Pick<GenerationRun, "id" | "round">,
  pausedReason: string | null,
): Promise<void> {
  await db().generationRun.updateMany({ where: { id, ...heldBy(round) }, data: { pausedReason } });
}

/**
 * Reads an open run and holds the store's write lock from then on, so that what a transaction decides about the run
 * still holds when it commits.
 *
 * @param round null for whichever round holds the run
 * @returns null when the run has ended, or a newer round holds it
 */
export async function lockRun(
  tx: Prisma.TransactionClient,
  taskId: string,
  round: number | null,
): Promise<GenerationRun | null> {
  const { count } = await tx.generationRun.updateMany({
    where: { id: taskId, state: { in: OPEN_RUN_STATES }, ...(round === null ? {} : { round }) },
    data: { pausedReason: null },
  });
  return count === 0 ? null : tx.generationRun.findUniqueOrThrow({ where: { id: taskId } });
}
