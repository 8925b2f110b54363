import "server-only";
import { db } from "@/lib/core/db";
import { DomainError, InvalidRequestError } from "@/lib/core/errors";
import type { GenerationRun, Prisma } from "@/lib/generated/prisma/client";
import { assertQueueHasRoom, takeStart } from "./admission";
import { getRun } from "./get-run";
import { COMPLETE_CANDIDATE, FINISHED_RUN_STATES } from "./state";

/**
 * Opens rows of a finished run that are not saved again, in the same run. Rows keep the columns they have, so only the
 * missing ones are generated.
 *
 * @param rows their numbers; null for every row that is not saved
 * @param client whom it counts for as a start, since it may cost as much; null for one that is not limited
 * @returns the run, STARTED again, in its next round
 * @throws DomainError not_found; conflict while the run is open, or when a row is saved already or none is left;
 *   InvalidRequestError for a number the run does not have; LimitReachedError past the client's hour, or while too many
 *   rows wait
 */
export async function retryRows(
  taskId: string,
  rows: number[] | null = null,
  client: string | null = null,
): Promise<GenerationRun> {
  const run = await getRun(taskId);
  refuseUnknown(run, rows ?? []);
  await db().$transaction(async (tx) => {
    const open = await reopenRun(tx, run, rows);
    await takeStart(tx, client);
    await assertQueueHasRoom(tx, open);
  });
  return getRun(run.id);
}

/**
 * The same as a part of a transaction, whatever limits there are.
 *
 * @returns how many rows are open
 * @throws DomainError conflict
 */
export async function reopenRun(
  tx: Prisma.TransactionClient,
  run: GenerationRun,
  rows: number[] | null = null,
): Promise<number> {
  const { count } = await tx.generationRun.updateMany({
    where: { id: run.id, state: { in: FINISHED_RUN_STATES }, round: run.round, deletedAt: null },
    data: {
      state: "STARTED",
      outcome: null,
      error: null,
      errorCode: null,
      startedAt: new Date(),
      finishedAt: null,
      workedMs: { increment: lengthOfRound(run) },
      round: { increment: 1 },
    },
  });
  if (count === 0)
    throw new DomainError("conflict", "The run is still under way; wait for its end, or cancel it.");
  const saved = await savedRows(tx, run.id);
  if (saved.size >= run.numIdeas) {
    throw new DomainError("conflict", "Every row of this run is saved; there is nothing to retry.");
  }
  const already = rows?.find((row) => saved.has(row));
  if (already !== undefined) {
    throw new DomainError("conflict", `Row ${already} of this run is saved; there is nothing to retry.`);
  }
  await openRows(tx, run.id, rows);
  return rows?.length ?? run.numIdeas - saved.size;
}

/** From its last start to its end, in milliseconds; where the clock was set back between them, no time. */
const lengthOfRound = ({ startedAt, finishedAt }: GenerationRun) =>
  startedAt && finishedAt ? Math.max(0, finishedAt.getTime() - startedAt.getTime()) : 0;

function refuseUnknown({ numIdeas }: GenerationRun, rows: number[]): void {
  const issues = rows.flatMap((row, index) =>
    row < numIdeas
      ? []
      : [
          {
            loc: ["body", "rows", index],
            msg: `There is no row ${row}: the rows of this run are 0 to ${numIdeas - 1}.`,
            type: "unknown_row",
          },
        ],
  );
  if (issues.length > 0) throw new InvalidRequestError(issues);
}

/** Also those whose project was deleted since. */
async function savedRows(tx: Prisma.TransactionClient, runId: string): Promise<Set<number>> {
  const saved = await tx.generationRow.findMany({ where: { runId, state: "saved" }, select: { row: true } });
  return new Set(saved.map(({ row }) => row));
}

async function openRows(tx: Prisma.TransactionClient, runId: string, rows: number[] | null): Promise<void> {
  const asked = { runId, ...(rows === null ? {} : { row: { in: rows } }) };
  const cleared = { errorStage: null, errorCode: null, errorMessage: null, errorRetryable: null };
  const unsaved = { ...asked, state: { not: "saved" } } as const;
  await tx.generationRow.updateMany({ where: unsaved, data: { ...cleared, state: "planned" } });
  await tx.generationRow.updateMany({
    where: { ...unsaved, candidates: { some: { chosen: true, ...COMPLETE_CANDIDATE } } },
    data: { state: "generated" },
  });
}
