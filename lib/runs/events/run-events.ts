import "server-only";
import type { Row } from "@/lib/contracts/runs";
import type { RunSnapshot } from "./run-snapshot";
import { watchRun } from "./watch-run";

/** An event of a run: its whole status, or the fields of a row that have changed. */
export interface RunEvent {
  /** Says what its receiver knows with it, so that a stream can go on from there in any process. */
  id: string;
  event: "status" | "row";
  data: object;
}

/** What the receiver of a stream knows, in digests. */
interface Known {
  status: string;
  rows: string[];
}

const UNKNOWN = "-".repeat(8);
const EVENT_ID = /^(?:[\w-]{8})+$/;

/**
 * What is new of a run, until it has ended: the rows that have changed, then the status. The first event of a row holds
 * all its fields, those that follow in the same stream only what has changed.
 *
 * @param lastEventId of an earlier stream; null, or one that is none, starts over
 * @throws DomainError not_found; what reading the store throws
 */
export async function* runEvents(
  taskId: string,
  lastEventId: string | null,
  signal: AbortSignal,
): AsyncGenerator<RunEvent> {
  const known = readEventId(lastEventId);
  let before: RunSnapshot | null = null;
  for await (const snapshot of watchRun(taskId, signal)) {
    const earlier = new Map(before?.rows.map(({ value }) => [value.row, value]));
    for (const { value, digest } of snapshot.rows) {
      if (known.rows[value.row] === digest) continue;
      known.rows[value.row] = digest;
      yield { id: eventId(known), event: "row", data: changedFields(earlier.get(value.row), value) };
    }
    const { value, digest } = snapshot.status;
    if (known.status !== digest) {
      known.status = digest;
      yield { id: eventId(known), event: "status", data: value };
    }
    before = snapshot;
  }
}

function changedFields(before: Row | undefined, row: Row): Partial<Row> {
  if (!before) return row;
  const changed = Object.entries(row).filter(
    ([name, value]) => name === "row" || JSON.stringify(value) !== JSON.stringify(before[name as keyof Row]),
  );
  return Object.fromEntries(changed);
}

const eventId = ({ status, rows }: Known) =>
  [status, ...Array.from(rows, (digest = UNKNOWN) => digest)].join("");

function readEventId(id: string | null): Known {
  const [status = UNKNOWN, ...rows] = id !== null && EVENT_ID.test(id) ? (id.match(/.{8}/g) ?? []) : [];
  return { status, rows };
}
