import "server-only";
import type { Reviewed } from "@/lib/contracts/review-entry";
import { UNDO_DEPTH } from "@/lib/contracts/review-status";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { rowId } from "@/lib/core/row-id";
import type { Prisma, ReviewEntry } from "@/lib/generated/prisma/client";
import { applyChange, type ChangeRecord, editConflict } from "./apply-change";
import { chooseBack } from "./choose-candidate";
import { isAsLeft, oldestUndoable } from "./entry-dto";
import { differences, pickFields, readReviewable } from "./reviewable";
import { reviewed } from "./reviewed";

/**
 * Takes a change back: what it changed becomes what it was, in an entry of its own. An undo can be taken back, too.
 *
 * @throws DomainError not_found, also where the project has been deleted for good; already_undone; too_old past the last
 *   hundred; edit_conflict where what it changed was changed since
 */
export function undo(entryId: string | number, admin: string): Promise<Reviewed> {
  return db().$transaction(async (tx) => {
    const entry = await findEntry(tx, entryId);
    if (entry.id < (await oldestUndoable(tx))) {
      throw new DomainError("too_old", `Only the last ${UNDO_DEPTH} changes can be undone.`);
    }
    return reviewed(tx, entry.projectId, await undoIn(tx, entry, { by: admin }));
  });
}

/** The same inside a transaction, however old the entry is. */
export async function undoIn(
  tx: Prisma.TransactionClient,
  entry: ReviewEntry,
  record: Pick<ChangeRecord, "by" | "bulkId">,
): Promise<ReviewEntry | null> {
  if ((await tx.reviewEntry.count({ where: { undoes: entry.id } })) > 0) {
    throw new DomainError("already_undone", "This change has been undone already.");
  }
  const states = { before: readReviewable(entry.before), after: readReviewable(entry.after) };
  const back = pickFields(states.before, differences(states.before, states.after));
  const undone = await applyChange(
    tx,
    { id: entry.projectId },
    (now) => {
      if (!isAsLeft(states, now)) throw editConflict();
      return back;
    },
    { action: "undo", undoes: entry.id, ...record },
  );
  if (undone) await chooseBack(tx, entry);
  return undone;
}

async function findEntry(tx: Prisma.TransactionClient, given: string | number): Promise<ReviewEntry> {
  const id = rowId(given);
  const entry = id === null ? null : await tx.reviewEntry.findUnique({ where: { id } });
  if (!entry) throw new DomainError("not_found", "There is no change with this id.");
  return entry;
}
