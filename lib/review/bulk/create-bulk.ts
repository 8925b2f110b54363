import "server-only";
import { randomUUID } from "node:crypto";
import type { BulkCreated, BulkRequest } from "@/lib/contracts/bulk";
import { pathTo } from "@/lib/contracts/paths";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import type { BulkChange, Prisma } from "@/lib/generated/prisma/client";
import { longRead } from "@/lib/projects/long-read";
import { projectConditions } from "@/lib/projects/project-filter";
import { readSql } from "@/lib/store/sql";
import { assertEnded, findBulk } from "./bulk-state";

/** Items of one statement, which takes some milliseconds. */
const PIECE = 500;

/** A project, and the entry of history to take back. */
type Item = [projectId: number, entryId: number | null];

/**
 * Stores a change of many projects with the projects that it is of, which later changes of what matches do not alter.
 *
 * @param by the admin's name
 * @throws DomainError selection_changed where another number matches now than was expected
 */
export async function createBulk(request: BulkRequest, by: string): Promise<BulkChange> {
  const { action, reason = null, expected } = request;
  const items = await itemsOf(request);
  if (expected !== undefined && items.length !== expected) {
    const sentence = `${items.length} projects match now, not ${expected}; look at them again.`;
    throw new DomainError("selection_changed", sentence);
  }
  return insertBulk({ action, reason, by }, items);
}

/**
 * Stores a change that takes back what another has changed and nobody has taken back since.
 *
 * @throws DomainError not_found; conflict while the other is under way, and where nothing is left
 */
export async function createUndo(id: string, by: string): Promise<BulkChange> {
  const bulk = await findBulk(id);
  assertEnded(bulk);
  const items = await readItems(readSql("standing-entries-of-bulk"), [bulk.id]);
  if (items.length === 0) {
    throw new DomainError("conflict", "Nothing is left of this change that could be taken back.");
  }
  return insertBulk({ action: "undo", by, undoes: bulk.id }, items);
}

/** What the POST of a change answers with. */
export const bulkCreated = ({ id, total }: BulkChange): BulkCreated => ({
  bulk_id: id,
  total,
  status_url: pathTo("getBulk", { bulk_id: id }),
});

async function itemsOf({ ids, filter = {} }: BulkRequest): Promise<Item[]> {
  if (ids) return ids.map((id) => [id, null]);
  const { sql, values } = projectConditions(filter);
  const matching = `SELECT p.id FROM waywo_projects AS p WHERE ${sql} AND p.binned_at IS NULL ORDER BY p.id`;
  return readItems(`SELECT json_group_array(json_array(id, NULL)) FROM (${matching})`, values);
}

/** @param sql gives one text, which is handed over sooner than a hundred thousand rows */
async function readItems(sql: string, values: (number | string)[]): Promise<Item[]> {
  const [row] = await longRead(sql, values);
  return JSON.parse(row?.[0] as string);
}

/** In one transaction, which others wait for a tenth of a second at 100,000 items; no statement stops the thread. */
async function insertBulk(
  change: Pick<Prisma.BulkChangeUncheckedCreateInput, "action" | "reason" | "by" | "undoes">,
  items: Item[],
): Promise<BulkChange> {
  const id = randomUUID();
  return db().$transaction(async (tx) => {
    const bulk = await tx.bulkChange.create({ data: { ...change, id, total: items.length } });
    for (let at = 0; at < items.length; at += PIECE) {
      const piece = JSON.stringify(items.slice(at, at + PIECE));
      await tx.$executeRawUnsafe(readSql("insert-bulk-items"), id, at, piece);
    }
    return bulk;
  });
}
