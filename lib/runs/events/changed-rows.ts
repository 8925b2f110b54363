import "server-only";
import type { RowList } from "@/lib/contracts/runs";
import { readCursor, UNKNOWN, writeCursor } from "./cursor";
import { readRowParts } from "./run-snapshot";

/**
 * The rows of a run that have changed since a cursor; all of them without one.
 *
 * @throws DomainError not_found
 */
export async function listChangedRows(taskId: string, after?: string): Promise<RowList> {
  const rows = await readRowParts(taskId);
  const known = readCursor(after);
  const changed = rows.filter(({ value, digest }) => known.rows[value.row] !== digest);
  return {
    rows: changed.map(({ value }) => value),
    total: rows.length,
    // Who asks for rows is not told the status.
    cursor: writeCursor({ status: UNKNOWN, rows: rows.map(({ digest }) => digest) }),
  };
}
