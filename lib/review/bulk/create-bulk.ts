import "server-only";
import { randomUUID } from "node:crypto";
import type { BulkCreated, BulkRequest } from "@/lib/contracts/bulk";
import { pathTo } from "@/lib/contracts/paths";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import type { BulkChange, Prisma } from "@/lib/generated/prisma/client";
import { cleanLine } from "@/lib/pipeline/text/clean-line";
import { assertExpected } from "@/lib/projects/assert-expected";
import { listSql } from "@/lib/projects/list-sql";
import { longRead } from "@/lib/projects/long-read";
import { projectConditions } from "@/lib/projects/project-filter";
import { readSql } from "@/lib/store/sql";
import { assertEnded, findBulk } from "./bulk-state";

/** Items of one statement, which takes some milliseconds. */
const PIECE = 500;

/** Items of one statement, as JSON lists of the project and of the entry of history to take back, or null. */
interface Piece {
  json: string;
  count: number;
}

/**
 * Stores a change of many projects with the projects that it is of, which later changes of what matches do not alter.
 *
 * @param by the admin's name
 * @throws DomainError selection_changed where another number matches now than was expected
 */
export async function createBulk(request: BulkRequest, by: string): Promise<BulkChange> {
  const { action, expected } = request;
  const reason = cleanLine(request.reason ?? "") || null;
  const pieces = await piecesOf(request);
  const total = totalOf(pieces);
  assertExpected(total, expected);
  return insertBulk({ action, reason, by }, pieces);
}

/**
 * Stores a change that takes back what another has changed and nobody has taken back since.
 *
 * @throws DomainError not_found; conflict while the other is under way, and where nothing is left
 */
export async function createUndo(id: string, by: string): Promise<BulkChange> {
  const bulk = await findBulk(id);
  assertEnded(bulk);
  const pieces = await readPieces(readSql("standing-entries-of-bulk"), [PIECE, bulk.id]);
  if (pieces.length === 0) {
    throw new DomainError("conflict", "Nothing is left of this change that could be taken back.");
  }
  return insertBulk({ action: "undo", by, undoes: bulk.id }, pieces);
}

/** What the POST of a change answers with. */
export const bulkCreated = ({ id, total }: BulkChange): BulkCreated => ({
  bulk_id: id,
  total,
  status_url: pathTo("getBulk", { bulk_id: id }),
});

async function piecesOf({ ids, filter = {} }: BulkRequest): Promise<Piece[]> {
  if (ids) return [{ json: JSON.stringify(ids.map((id) => [id, null])), count: ids.length }];
  const { sql, values } = projectConditions(filter);
  const matching = `SELECT p.id, row_number() OVER (ORDER BY p.id) - 1 AS place FROM waywo_projects AS p WHERE ${sql}`;
  const piece = "SELECT '[' || string_agg('[' || id || ',null]', ',' ORDER BY id) || ']', count(*)";
  const pieces = `${piece} FROM ${listSql().rowsOf(matching)} GROUP BY place / ${PIECE} ORDER BY min(place)`;
  return readPieces(pieces, values);
}

/** Texts, which are handed over sooner than a hundred thousand rows, and go on to the store unread. */
async function readPieces(sql: string, values: (number | string)[]): Promise<Piece[]> {
  const rows = await longRead(sql, values);
  return rows.map(([json, count]) => ({ json: String(json), count: Number(count) }));
}

const totalOf = (pieces: Piece[]) => pieces.reduce((sum, { count }) => sum + count, 0);

/** Until all items are stored it has failed: what is half there must not begin. */
const UNPREPARED = {
  state: "FAILURE",
  error: "The change was not prepared to its end, and has changed nothing; start it again.",
} as const;

/** Piece by piece, so that neither the thread nor others' writes wait for a hundred thousand. */
async function insertBulk(
  change: Pick<Prisma.BulkChangeUncheckedCreateInput, "action" | "reason" | "by" | "undoes">,
  pieces: Piece[],
): Promise<BulkChange> {
  const id = randomUUID();
  await db().bulkChange.create({ data: { ...change, ...UNPREPARED, id, total: totalOf(pieces) } });
  let at = 0;
  for (const { json, count } of pieces) {
    await db().$executeRawUnsafe(readSql("insert-bulk-items"), id, at, json);
    at += count;
  }
  return db().bulkChange.update({ where: { id }, data: { state: "PENDING", error: null } });
}
