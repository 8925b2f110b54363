import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import type { BulkChange, BulkItem, Prisma } from "@/lib/generated/prisma/client";
import type { BulkOutcome } from "@/lib/generated/prisma/enums";
import { toStoreError } from "@/lib/store/store-error";
import { type BulkRound, bulkHeldBy, doneOf, findBulk } from "./bulk-state";
import { changeItem } from "./change-item";
import { COUNTERS } from "./list-items";

/** Items of one step, some hundred milliseconds: what a stop has to wait for, and what a killed process repeats a look at. */
const BATCH = 50;

/**
 * Changes the next projects of a bulk change, each in a transaction of its own with its outcome, so that none is changed
 * twice and other writers have their turn in between. Ends the change after its last project, or when it was stopped.
 *
 * @returns whether it goes on; not when it has ended, or a newer round holds it
 * @throws only what the queue should try again
 */
export async function applyBatch(target: BulkRound): Promise<boolean> {
  const started = await db().bulkChange.updateMany({ where: bulkHeldBy(target), data: { state: "STARTED" } });
  if (started.count === 0) return false;
  const bulk = await findBulk(target.id);
  if (!bulk.stopped) {
    const items = await db().bulkItem.findMany({
      where: { bulkId: bulk.id, outcome: null },
      orderBy: { position: "asc" },
      take: BATCH,
    });
    for (const item of items) await settle(bulk, item);
  }
  return goesOn(target);
}

async function goesOn(target: BulkRound): Promise<boolean> {
  const bulk = await findBulk(target.id);
  const done = doneOf(bulk);
  if (done < bulk.total && !bulk.stopped) return true;
  const error = `The change was stopped; ${done} of ${bulk.total} projects were looked at by then.`;
  const end = done < bulk.total ? ({ state: "FAILURE", error } as const) : ({ state: "SUCCESS" } as const);
  await db().bulkChange.updateMany({ where: bulkHeldBy(target), data: end });
  return false;
}

/** Changes one project and notes what became of it, unless that was done already. */
async function settle(bulk: BulkChange, item: BulkItem): Promise<void> {
  try {
    await db().$transaction(async (tx) => {
      if (!(await note(tx, item, "changed", null))) return;
      const outcome = await changeItem(tx, bulk, item);
      if (outcome !== "changed") await noteAgain(tx, item, outcome);
    });
  } catch (thrown) {
    const { outcome, sentence } = failureOf(thrown, bulk, item);
    await db().$transaction((tx) => note(tx, item, outcome, sentence));
  }
}

/** Notes what became of a project. @returns false where it was noted already */
async function note(
  tx: Prisma.TransactionClient,
  { bulkId, position }: BulkItem,
  outcome: BulkOutcome,
  error: string | null,
): Promise<boolean> {
  const { count } = await tx.bulkItem.updateMany({
    where: { bulkId, position, outcome: null },
    data: { outcome, error },
  });
  if (count > 0) await countOne(tx, bulkId, { [COUNTERS[outcome]]: { increment: 1 } });
  return count > 0;
}

/** Nothing had to be changed after all. */
async function noteAgain(
  tx: Prisma.TransactionClient,
  { bulkId, position }: BulkItem,
  outcome: BulkOutcome,
): Promise<void> {
  await tx.bulkItem.updateMany({ where: { bulkId, position }, data: { outcome } });
  await countOne(tx, bulkId, { changed: { decrement: 1 }, [COUNTERS[outcome]]: { increment: 1 } });
}

const countOne = (tx: Prisma.TransactionClient, id: string, data: Prisma.BulkChangeUpdateManyMutationInput) =>
  tx.bulkChange.updateMany({ where: { id }, data });

/** @throws what is the store's, and may be gone at the next attempt */
function failureOf(thrown: unknown, bulk: BulkChange, { projectId }: BulkItem) {
  const known = thrown instanceof DomainError ? thrown : toStoreError(thrown);
  if (known?.code.startsWith("store_") || known?.code === "stopping") throw known;
  if (known) return { outcome: outcomeOf(known), sentence: known.message };
  logger.error(
    { err: thrown, bulkId: bulk.id, projectId },
    "a project of a bulk change could not be changed",
  );
  return { outcome: "failed" as const, sentence: "Something went wrong on our side." };
}

function outcomeOf({ code }: DomainError): BulkOutcome {
  if (code === "not_found") return "gone";
  return code === "not_reviewable" ? "not_reviewable" : "failed";
}
