import type { Result, RunRecord, StepRecord } from "./journal";

export interface PendingStep {
  op: string;
  name: string;
  attempt: number;
  /** When it ends, times out or is retried. */
  wakeAt: number | null;
  childRunId: string | null;
  cancelTimer: () => void;
}

export interface Run {
  readonly record: RunRecord;
  /** Distance from the root of its run tree. */
  readonly depth: number;
  ended: boolean;
  /** Results of ended steps, in the order in which they ended: what the SDK memoizes. */
  readonly results: Map<string, Result>;
  readonly pending: Map<string, PendingStep>;
  /** Whether the function has ever reported several steps at once. */
  parallel: boolean;
  /** Whether it has ever reported steps of which the first to end counts (`group.parallel` of the SDK). */
  racing: boolean;
  /** Failed attempts of the discovery call. */
  attempt: number;
  /** The state of the discovery call, which has the function report what comes next. One at a time. */
  discovery: "none" | "queued" | "running" | "backoff";
  /** A step ended during the discovery call, so another one must follow. */
  rediscover: boolean;
  cancelRetry: () => void;
  lastStepAt: number;
}

export function newRun(record: RunRecord, depth: number): Run {
  return {
    record,
    depth,
    ended: false,
    results: new Map(),
    pending: new Map(),
    parallel: false,
    racing: false,
    attempt: record.attempt,
    discovery: "none",
    rediscover: false,
    cancelRetry: () => {},
    lastStepAt: 0,
  };
}

export function addPendingStep(
  run: Run,
  stepId: string,
  step: Omit<PendingStep, "attempt" | "cancelTimer">,
): void {
  run.pending.set(stepId, { ...step, attempt: 0, cancelTimer: () => {} });
}

/** Ends a step: every later call of the run carries its result. */
export function setStepResult(run: Run, stepId: string, result: Result): void {
  run.pending.get(stepId)?.cancelTimer();
  run.pending.delete(stepId);
  run.results.set(stepId, result);
}

/** A step's current state as a journal record; `op` applies to steps that are no longer pending. */
export function toStepRecord(run: Run, stepId: string, now: number, op = "StepRun"): StepRecord {
  const step = run.pending.get(stepId);
  run.lastStepAt = Math.max(Math.floor(now), run.lastStepAt + 1);
  return {
    runId: run.record.id,
    stepId,
    op: step?.op ?? op,
    name: step?.name ?? "",
    result: run.results.get(stepId) ?? null,
    attempt: step?.attempt ?? 0,
    wakeAt: step?.wakeAt ?? null,
    childRunId: step?.childRunId ?? null,
    at: run.lastStepAt,
  };
}

export function cancelTimers(run: Run): void {
  run.cancelRetry();
  for (const step of run.pending.values()) step.cancelTimer();
}
