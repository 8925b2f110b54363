export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** An event (SDK spec 1.3.4). */
export interface EventPayload {
  id: string;
  name: string;
  data: { [key: string]: Json | undefined };
  /** Milliseconds since the epoch, like every time in this file. */
  ts: number;
  [more: string]: Json | undefined;
}

export interface ErrorData {
  name: string;
  message: string;
  stack?: string;
  [more: string]: Json | undefined;
}

export type Result = { data: Json } | { error: ErrorData };

export interface EventRecord {
  event: EventPayload;
  receivedAt: number;
}

export interface RunRecord {
  /** A ULID: ids sort in the order in which runs were created. */
  id: string;
  functionId: string;
  event: EventPayload;
  /** The root of the run tree: the run an event triggered, from which all others were invoked. */
  rootId: string;
  parent: { runId: string; stepId: string } | null;
  /** Failed attempts since the function last made progress. */
  attempt: number;
  idempotencyKey: string | null;
  createdAt: number;
}

export type EndState = "completed" | "failed" | "cancelled";

export interface RunEnding {
  runId: string;
  state: EndState;
  result: Result | null;
  endedAt: number;
}

/** A step that has ended (`result` is set) or is pending: asleep, waiting, or between two attempts. */
export interface StepRecord {
  runId: string;
  /** The hashed id the SDK reports (SDK spec 5.1.2). */
  stepId: string;
  op: string;
  name: string;
  result: Result | null;
  attempt: number;
  wakeAt: number | null;
  childRunId: string | null;
  /** When the record was written. Strictly increasing within a run, so it also orders the run's results. */
  at: number;
}

export interface JournalBatch {
  events: EventRecord[];
  started: RunRecord[];
  /** Each replaces the earlier record of the same run and step. */
  steps: StepRecord[];
  attempts: { runId: string; attempt: number }[];
  ended: RunEnding[];
}

/** What an executor needs to resume after a crash. */
export interface JournalSnapshot {
  /** Unfinished runs, oldest first. */
  runs: RunRecord[];
  /** Their steps, in the order in which they were written. */
  steps: StepRecord[];
  events: { id: string; receivedAt: number }[];
  /** Of ended runs too. */
  keys: { functionId: string; key: string; createdAt: number }[];
}

/** The executor's durable state. Only one executor may use a journal at a time. */
export interface Journal {
  /** Loads every unfinished run, and the deduplication keys recorded since `since`. */
  load(since: number): Promise<JournalSnapshot>;
  /** Writes a batch atomically and durably. If it rejects, nothing was written. */
  write(batch: JournalBatch): Promise<void>;
  /** Deletes runs that ended, and events received, before a time. */
  prune(before: number): Promise<void>;
}

export function emptyBatch(): JournalBatch {
  return { events: [], started: [], steps: [], attempts: [], ended: [] };
}
