import { applyOp, validateOp } from "./apply-ops";
import { endRuns, failFunctionRun } from "./end-run";
import type { Engine } from "./engine";
import { emptyBatch } from "./journal";
import type { Run } from "./run";
import { scheduleCall, scheduleDiscovery } from "./schedule-call";
import { type FailedCall, failedCall, type Op, type SdkResponse } from "./sdk-response";
import { scheduleRetry, startStepTimer } from "./step-timers";

/** Inngest's limit per run. */
const MAX_STEPS = 1000;

/**
 * Applies the reply to a call request. Memory changes at once, in the order in which changes are committed;
 * calls and timers start only once the journal has the change.
 */
export async function applyReply(
  engine: Engine,
  run: Run,
  stepId: string | null,
  response: SdkResponse,
): Promise<void> {
  if (engine.stopping && isFailure(response)) return;
  switch (response.kind) {
    case "done":
      return endRuns(engine, [run], "completed", { data: response.data });
    case "error":
      return applyFailure(engine, run, stepId, response);
    case "ops":
      return applyOps(engine, run, stepId, response);
  }
}

async function applyFailure(
  engine: Engine,
  run: Run,
  stepId: string | null,
  { error, retryable, retryAfterMs, stepMissing }: FailedCall,
): Promise<void> {
  if (!retryable || isLastAttempt(engine, run, stepId)) return failFunctionRun(engine, run, error);
  const { id: runId, functionId } = run.record;
  engine.logger.warn({ runId, functionId, stepId, reason: error.message }, "call failed, will be retried");
  await scheduleRetry(engine, run, stepId, retryAfterMs);
  // The function has changed since it planned the step: have it report its steps again.
  if (stepMissing) scheduleDiscovery(engine, run);
}

async function applyOps(
  engine: Engine,
  run: Run,
  stepId: string | null,
  { ops, retryable, retryAfterMs }: SdkResponse & { kind: "ops" },
): Promise<void> {
  const problem = ops.map(validateOp).find((sentence) => sentence !== null);
  if (problem) return failFunctionRun(engine, run, { name: "UnsupportedStepError", message: problem });
  const complete = ops.find((op) => op.op === "RunComplete");
  if (complete) return endRuns(engine, [run], "completed", { data: complete.data ?? null });

  const known = run.results.size + run.pending.size;
  const count = known + ops.filter((op) => !run.results.has(op.id) && !run.pending.has(op.id)).length;
  if (count === 0) {
    const message = "The function reported neither a step nor a result.";
    return applyFailure(engine, run, stepId, failedCall({ name: "ProtocolError", message }));
  }
  if (count > MAX_STEPS) {
    const message = `The run has ${count} steps, more than the maximum of ${MAX_STEPS}.`;
    return failFunctionRun(engine, run, { name: "TooManyStepsError", message });
  }

  const failed = ops.find((op) => op.op === "StepError");
  const retrying = failed !== undefined && retryable && !isLastAttempt(engine, run, stepId);
  const batch = emptyBatch();
  const pending: string[] = [];
  const invoked: Run[] = [];
  const resultsBefore = run.results.size;
  run.parallel ||= ops.length > 1;
  run.racing ||= ops.some(({ opts }) => opts?.parallelMode === "race");
  for (const op of ops) {
    if (!(retrying && op.op === "StepError")) applyOp(engine, run, op, { batch, pending, invoked });
  }
  if (stepId === null && !retrying && run.attempt > 0) {
    run.attempt = 0;
    batch.attempts.push({ runId: run.record.id, attempt: 0 });
  }

  await engine.writer.commit(batch);
  for (const child of invoked) scheduleDiscovery(engine, child);
  for (const id of pending) startPendingStep(engine, run, id);
  if (retrying) {
    const { id: runId, functionId } = run.record;
    engine.logger.warn({ runId, functionId, step: failed.displayName }, "step failed, will be retried");
    await scheduleRetry(engine, run, stepId, retryAfterMs);
  } else if (stepId === null) {
    run.discovery = "none";
  }
  const progress = run.results.size > resultsBefore;
  const rediscover = stepId === null && run.rediscover;
  if (stepId === null && !retrying) run.rediscover = false;
  if (progress || rediscover) scheduleDiscovery(engine, run);
}

/** Calls a planned step, or starts the timer of any other. Invoked runs are scheduled by themselves. */
function startPendingStep(engine: Engine, run: Run, stepId: string): void {
  if (run.ended) return;
  if (run.pending.get(stepId)?.op === "StepPlanned") scheduleCall(engine, run, stepId);
  else startStepTimer(engine, run, stepId);
}

function isFailure(response: SdkResponse): boolean {
  if (response.kind !== "ops") return response.kind === "error";
  return response.ops.some((op: Op) => op.op === "StepError" || op.op === "StepFailed");
}

function isLastAttempt(engine: Engine, run: Run, stepId: string | null): boolean {
  const maxAttempts = engine.registry.get(run.record.functionId)?.maxAttempts ?? 1;
  const attempt = stepId === null ? run.attempt : (run.pending.get(stepId)?.attempt ?? 0);
  return attempt + 1 >= maxAttempts;
}
