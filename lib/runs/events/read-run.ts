import "server-only";
import type { RowList, RunStatus } from "@/lib/contracts/runs";
import { knownOf, writeCursor } from "./cursor";
import { readRunSnapshot } from "./run-snapshot";

/**
 * A run's status and all of its rows as they were at one moment, for the first view of its page.
 *
 * @throws DomainError not_found
 */
export async function readRun(taskId: string): Promise<{ status: RunStatus; rows: RowList }> {
  const snapshot = await readRunSnapshot(taskId);
  const rows = snapshot.rows.map(({ value }) => value);
  return {
    status: snapshot.status.value,
    rows: { rows, total: rows.length, cursor: writeCursor(knownOf(snapshot)) },
  };
}
