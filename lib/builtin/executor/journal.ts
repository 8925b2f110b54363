/** A value that survives JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** An event as Inngest's SDK specification, 1.3.4, has it. */
export interface EventPayload {
  id: string;
  name: string;
  data: { [key: string]: Json | undefined };
  /** Milliseconds since the epoch. */
  ts: number;
  [more: string]: Json | undefined;
}

/** An error as it travels: what a step threw, or a function. */
export interface ErrorData {
  name: string;
  message: string;
  stack?: string;
  [more: string]: Json | undefined;
}

/** How a step or a run ended. */
export type Result = { data: Json } | { error: ErrorData };

/** An event as it was received. Times in this file are milliseconds since the epoch. */
export interface EventRecord {
  event: EventPayload;
  receivedAt: number;
}

export interface RunRecord {
  /** Sorts by the order in which runs were made. */
  id: string;
  functionId: string;
  event: EventPayload;
  /** The run that, through invokes, all of a family comes from; itself for a run an event started. */
  rootId: string;
  /** The run and step that invoked this one. */
  parent: { runId: string; stepId: string } | null;
  /** Failed attempts since the function last got further. */
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

/** A step that has ended (`result`), or that waits: for a time, for an invoked run, for its next attempt. */
export interface StepRecord {
  runId: string;
  /** The SDK's hash of the step's id. */
  stepId: string;
  op: string;
  name: string;
  result: Result | null;
  attempt: number;
  wakeAt: number | null;
  childRunId: string | null;
  /** When this was written; for ended steps of a run it only grows, and is the order in which they ended. */
  at: number;
}

/** What happened at one moment. Written whole or not at all. */
export interface JournalBatch {
  events: EventRecord[];
  started: RunRecord[];
  /** Replaces what was kept of the same run and step. */
  steps: StepRecord[];
  attempts: { runId: string; attempt: number }[];
  ended: RunEnding[];
}

/** What an executor needs to go on where another was killed. */
export interface JournalSnapshot {
  /** Runs that have not ended, oldest first. */
  runs: RunRecord[];
  /** Their steps, in the order in which they were written. */
  steps: StepRecord[];
  /** Ids of the events received since the time asked for. */
  events: { id: string; receivedAt: number }[];
  /** Idempotency keys of runs made since then, ended or not. */
  keys: { functionId: string; key: string; createdAt: number }[];
}

/** What the executor must keep to survive a `kill -9`. One executor writes to a journal at a time. */
export interface Journal {
  /** Everything unfinished, and what is needed to recognise duplicates received since `since`. */
  load(since: number): Promise<JournalSnapshot>;
  /** Keeps a batch, atomically and for good. Rejecting means that nothing of it was kept. */
  write(batch: JournalBatch): Promise<void>;
  /** Forgets runs that ended, and events received, before a time. */
  prune(before: number): Promise<void>;
}
