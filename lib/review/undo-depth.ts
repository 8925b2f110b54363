import "server-only";
import { UNDO_DEPTH } from "@/lib/contracts/review-status";
import type { Prisma } from "@/lib/generated/prisma/client";
import { readSql } from "@/lib/store/sql";

/** The id of the oldest entry that can still be taken back; those of one bulk change count as one. */
export async function oldestUndoable(client: Prisma.TransactionClient): Promise<number> {
  const sql = readSql("oldest-undoable-entry");
  const [row] = await client.$queryRawUnsafe<{ id: number | bigint | null }[]>(sql, UNDO_DEPTH);
  return Number(row?.id ?? 0);
}
