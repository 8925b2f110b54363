import "server-only";
import type { RowList } from "@/lib/contracts/runs";
import { knownOf, readCursor, UNKNOWN, writeCursor } from "./cursor";
import { readRunSnapshot } from "./run-snapshot";

/**
 * The rows of a run that have changed since a cursor; all of them without one.
 *
 * @throws DomainError not_found
 */
export async function listChangedRows(taskId: string, after?: string): Promise<RowList> {
  const snapshot = await readRunSnapshot(taskId);
  const known = readCursor(after);
  const changed = snapshot.rows.filter(({ value, digest }) => known.rows[value.row] !== digest);
  return {
    rows: changed.map(({ value }) => value),
    total: snapshot.rows.length,
    // Who asks for rows is not told the status.
    cursor: writeCursor({ ...knownOf(snapshot), status: UNKNOWN }),
  };
}
