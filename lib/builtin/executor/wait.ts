import { enqueue, wake } from "./ask";
import { backoffMs } from "./backoff";
import type { Engine } from "./engine";
import type { Result } from "./journal";
import { finishStep, type Run, stepRecord } from "./run";
import { emptyBatch } from "./writer";

/** What a wait gives when its time has come, by the step's op; a planned step is tried again instead. */
const OVER: Record<string, Result> = {
  Sleep: { data: null },
  WaitForEvent: { data: null },
  InvokeFunction: {
    error: { name: "InngestInvokeTimeoutError", message: "The invoked function did not end in time." },
  },
};

/** Sets the timer of a step that waits for a time. */
export function armTimer(engine: Engine, run: Run, stepId: string): void {
  const waiting = run.waiting.get(stepId);
  if (run.ended || !waiting || waiting.wakeAt === null) return;
  const ms = Math.max(0, waiting.wakeAt - engine.clock.now());
  waiting.cancelTimer = engine.clock.after(ms, () => {
    const over = OVER[waiting.op];
    if (run.ended) return;
    if (over) engine.track(endStep(engine, run, stepId, over));
    else enqueue(engine, run, stepId);
  });
}

/** Ends a step that waited, and asks the run what comes next. */
export async function endStep(engine: Engine, run: Run, stepId: string, result: Result): Promise<void> {
  const op = run.waiting.get(stepId)?.op;
  if (run.ended || op === undefined) return;
  finishStep(run, stepId, result);
  const record = stepRecord(run, stepId, engine.clock.now(), op);
  await engine.writer.commit({ ...emptyBatch(), steps: [record] });
  wake(engine, run);
}

/** Tries a failed call again after a rest: of one step, or of asking what comes next (null). */
export async function restAndRetry(
  engine: Engine,
  run: Run,
  stepId: string | null,
  retryAfterMs: number | null,
): Promise<void> {
  const batch = emptyBatch();
  const waiting = stepId === null ? undefined : run.waiting.get(stepId);
  if (stepId !== null && !waiting) return;
  const failed = waiting?.attempt ?? run.attempt;
  const ms = retryAfterMs ?? backoffMs(failed, engine.random);

  if (stepId !== null && waiting) {
    waiting.attempt = failed + 1;
    waiting.wakeAt = engine.clock.now() + ms;
    batch.steps.push(stepRecord(run, stepId, engine.clock.now()));
    await engine.writer.commit(batch);
    armTimer(engine, run, stepId);
    return;
  }
  run.attempt = failed + 1;
  batch.attempts.push({ runId: run.record.id, attempt: run.attempt });
  await engine.writer.commit(batch);
  run.asking = "resting";
  run.askAgain = false;
  if (run.ended) return;
  run.cancelRest = engine.clock.after(ms, () => {
    if (run.ended) return;
    run.asking = "queued";
    enqueue(engine, run, null);
  });
}
