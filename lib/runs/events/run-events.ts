import "server-only";
import { isFinished } from "@/lib/contracts/run-state";
import { readCursor, writeCursor } from "./cursor";
import type { RunSnapshot } from "./run-snapshot";
import { watchRun } from "./watch-run";

/** An event of a run: its status or a row, whole or what has changed of it. */
export interface RunEvent {
  /** A cursor, with the last of what has come together: a stream can go on from there in any process. */
  id?: string;
  event: "status" | "row";
  data: object;
}

/**
 * What is new of a run, until it has ended: the rows that have changed, then the status. The first event of a row and of
 * the status holds all of it, those that follow in the same stream only what has changed.
 *
 * @param after the cursor of an earlier answer; null, or one that is none, starts over
 * @throws DomainError not_found; what reading the store throws
 */
export async function* runEvents(
  taskId: string,
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<RunEvent> {
  const known = readCursor(after);
  let before: RunSnapshot | null = null;
  for await (const snapshot of watchRun(taskId, signal)) {
    const earlier = new Map(before?.rows.map(({ value }) => [value.row, value]));
    let isNew = false;
    for (const { value, digest } of snapshot.rows) {
      if (known.rows[value.row] === digest) continue;
      known.rows[value.row] = digest;
      isNew = true;
      const { row } = value;
      yield { event: "row", data: { row, ...changedFields(earlier.get(row), value) } };
    }
    const { value, digest } = snapshot.status;
    const isKnown = known.status === digest;
    known.status = digest;
    // The first tells who knows it all that the stream is there.
    const isFirst = before === null && !isFinished(value);
    if (isNew || !isKnown || isFirst) {
      const data = isKnown ? {} : changedFields(before?.status.value, value);
      yield { id: writeCursor(known), event: "status", data };
    }
    before = snapshot;
  }
}

/** The fields of an answer that are others than before; all of them where there was none before. */
export function changedFields<T extends object>(before: T | undefined, now: T): Partial<T> {
  if (!before) return now;
  const changed = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof T]),
  );
  return Object.fromEntries(changed) as Partial<T>;
}
