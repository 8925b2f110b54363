import type { Engine } from "./engine";
import { emptyBatch, type Result } from "./journal";
import { type Run, setStepResult, toStepRecord } from "./run";
import { scheduleCall, scheduleDiscovery } from "./schedule-call";
import { retryDelay } from "./time";

/** The result of a pending step whose time is up, by op; any other step is called again. */
const TIMEOUT_RESULTS: Record<string, Result> = {
  Sleep: { data: null },
  WaitForEvent: { data: null },
  InvokeFunction: {
    error: { name: "InngestInvokeTimeoutError", message: "The invoked function timed out." },
  },
};

/** Starts the timer of a pending step that has a wake time. */
export function startStepTimer(engine: Engine, run: Run, stepId: string): void {
  const step = run.pending.get(stepId);
  if (run.ended || !step || step.wakeAt === null) return;
  const ms = Math.max(0, step.wakeAt - engine.clock.now());
  step.cancelTimer = engine.clock.after(ms, () => {
    if (run.ended) return;
    const result = TIMEOUT_RESULTS[step.op];
    if (result) engine.track(completeStep(engine, run, stepId, result));
    else scheduleCall(engine, run, stepId);
  });
}

/** Ends a pending step and schedules discovery. */
export async function completeStep(engine: Engine, run: Run, stepId: string, result: Result): Promise<void> {
  const op = run.pending.get(stepId)?.op;
  if (run.ended || op === undefined) return;
  setStepResult(run, stepId, result);
  const record = toStepRecord(run, stepId, engine.clock.now(), op);
  await engine.writer.commit({ ...emptyBatch(), steps: [record] });
  scheduleDiscovery(engine, run);
}

/** Schedules the next attempt of a failed call: of a step, or of discovery if `stepId` is null. */
export async function scheduleRetry(
  engine: Engine,
  run: Run,
  stepId: string | null,
  retryAfterMs: number | null,
): Promise<void> {
  const step = stepId === null ? undefined : run.pending.get(stepId);
  if (stepId !== null && !step) return;
  const failed = step?.attempt ?? run.attempt;
  const ms = retryAfterMs ?? retryDelay(failed, engine.random);

  if (stepId !== null && step) {
    step.attempt = failed + 1;
    step.wakeAt = engine.clock.now() + ms;
    const record = toStepRecord(run, stepId, engine.clock.now());
    await engine.writer.commit({ ...emptyBatch(), steps: [record] });
    startStepTimer(engine, run, stepId);
    return;
  }
  run.attempt = failed + 1;
  const attempts = [{ runId: run.record.id, attempt: run.attempt }];
  await engine.writer.commit({ ...emptyBatch(), attempts });
  run.discovery = "backoff";
  run.rediscover = false;
  if (run.ended) return;
  run.cancelRetry = engine.clock.after(ms, () => {
    if (run.ended) return;
    run.discovery = "queued";
    scheduleCall(engine, run, null);
  });
}
