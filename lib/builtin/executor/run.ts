import type { Result, RunRecord, StepRecord } from "./journal";

/** A step that was reported and has not ended. */
export interface Waiting {
  op: string;
  name: string;
  /** Failed attempts so far. */
  attempt: number;
  /** When it is over, times out, or is tried again. */
  wakeAt: number | null;
  childRunId: string | null;
  cancelTimer: () => void;
}

/** A run under way, as the executor holds it in memory. */
export interface Run {
  readonly record: RunRecord;
  /** Levels of invokes above it. */
  readonly depth: number;
  ended: boolean;
  /** Steps that have ended, in the order in which they did: what the function is given to replay. */
  readonly results: Map<string, Result>;
  readonly waiting: Map<string, Waiting>;
  /** Whether it ever reported several steps at once. */
  parallel: boolean;
  /** Failed attempts of asking what comes next. */
  attempt: number;
  /** What comes next is asked once at a time: not asked, in the queue, under way, or resting till a retry. */
  asking: "no" | "queued" | "now" | "resting";
  /** Something ended while it was being asked, so it must be asked once more. */
  askAgain: boolean;
  cancelRest: () => void;
  /** The `at` of the newest step record. */
  lastAt: number;
}

export function newRun(record: RunRecord, depth: number): Run {
  return {
    record,
    depth,
    ended: false,
    results: new Map(),
    waiting: new Map(),
    parallel: false,
    attempt: record.attempt,
    asking: "no",
    askAgain: false,
    cancelRest: () => {},
    lastAt: 0,
  };
}

/** Starts to wait for a step. */
export function beginStep(run: Run, stepId: string, step: Omit<Waiting, "attempt" | "cancelTimer">): void {
  run.waiting.set(stepId, { ...step, attempt: 0, cancelTimer: () => {} });
}

/** Keeps how a step ended, from now on part of every replay. */
export function finishStep(run: Run, stepId: string, result: Result): void {
  run.waiting.get(stepId)?.cancelTimer();
  run.waiting.delete(stepId);
  run.results.set(stepId, result);
}

/** A step as the journal keeps it. */
export function stepRecord(run: Run, stepId: string, now: number, op = "StepRun"): StepRecord {
  const waiting = run.waiting.get(stepId);
  run.lastAt = Math.max(Math.floor(now), run.lastAt + 1);
  return {
    runId: run.record.id,
    stepId,
    op: waiting?.op ?? op,
    name: waiting?.name ?? "",
    result: run.results.get(stepId) ?? null,
    attempt: waiting?.attempt ?? 0,
    wakeAt: waiting?.wakeAt ?? null,
    childRunId: waiting?.childRunId ?? null,
    at: run.lastAt,
  };
}

/** Calls off every timer of a run. */
export function cancelTimers(run: Run): void {
  run.cancelRest();
  for (const waiting of run.waiting.values()) waiting.cancelTimer();
}
