import "server-only";
import type { BulkChange, BulkItem, Prisma } from "@/lib/generated/prisma/client";
import type { BulkOutcome } from "@/lib/generated/prisma/enums";
import { applyChange } from "../apply-change";
import { decideIn } from "../decide";
import { undoIn } from "../undo";

/**
 * Does to one project what a bulk change is for.
 *
 * @throws DomainError not_found, not_reviewable, edit_conflict
 */
export async function changeItem(
  tx: Prisma.TransactionClient,
  bulk: BulkChange,
  item: BulkItem,
): Promise<BulkOutcome> {
  if (bulk.action === "undo") return takeBack(tx, bulk, item);
  const project = { id: item.projectId };
  const record = { by: bulk.by, bulkId: bulk.id };
  const entry =
    bulk.action === "bin"
      ? await applyChange(tx, project, { binned: true }, { action: "bin", ...record })
      : await decideIn(tx, project, { decision: bulk.action, reason: bulk.reason }, record);
  return entry ? "changed" : "unchanged";
}

/** What somebody has taken back meanwhile is as it should be. */
async function takeBack(
  tx: Prisma.TransactionClient,
  { by, id: bulkId }: BulkChange,
  { entryId }: BulkItem,
): Promise<BulkOutcome> {
  const entry = await tx.reviewEntry.findUnique({ where: { id: entryId ?? 0 } });
  if (!entry) return "gone";
  if ((await tx.reviewEntry.count({ where: { undoes: entry.id } })) > 0) return "unchanged";
  return (await undoIn(tx, entry, { by, bulkId })) ? "changed" : "unchanged";
}
