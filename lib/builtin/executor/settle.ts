import { enqueue, wake } from "./ask";
import { endRuns, failRun } from "./end-run";
import type { Engine } from "./engine";
import { applyOp, complaintAbout } from "./ops";
import { fault, type Op, type Reply } from "./reply";
import type { Run } from "./run";
import { armTimer, restAndRetry } from "./wait";
import { emptyBatch } from "./writer";

/** What Inngest allows one run. */
const MOST_STEPS = 1000;

/** Does what a reply asks for. Memory changes at once, in the journal's order; effects wait for it. */
export async function settle(engine: Engine, run: Run, stepId: string | null, reply: Reply): Promise<void> {
  if (engine.stopping && isFailure(reply)) return;
  switch (reply.kind) {
    case "done":
      return endRuns(engine, [run], "completed", { data: reply.data });
    case "error":
      return settleError(engine, run, stepId, reply);
    case "ops":
      return settleOps(engine, run, stepId, reply);
  }
}

async function settleError(
  engine: Engine,
  run: Run,
  stepId: string | null,
  reply: Reply & { kind: "error" },
): Promise<void> {
  if (!reply.retryable || isLastAttempt(engine, run, stepId)) return failRun(engine, run, reply.error);
  const { id: runId, functionId } = run.record;
  engine.logger.warn(
    { runId, functionId, stepId, reason: reply.error.message },
    "call failed, will be retried",
  );
  await restAndRetry(engine, run, stepId, reply.retryAfterMs);
  // The function has changed under a planned step: ask it what it wants now.
  if (reply.stepMissing) wake(engine, run);
}

async function settleOps(
  engine: Engine,
  run: Run,
  stepId: string | null,
  { ops, retryable, retryAfterMs }: Reply & { kind: "ops" },
): Promise<void> {
  const complaint = ops.map(complaintAbout).find((sentence) => sentence !== null);
  if (complaint) return failRun(engine, run, { name: "UnsupportedStepError", message: complaint });
  const complete = ops.find((op) => op.op === "RunComplete");
  if (complete) return endRuns(engine, [run], "completed", { data: complete.data ?? null });

  const known = run.results.size + run.waiting.size;
  const count = known + ops.filter((op) => !run.results.has(op.id) && !run.waiting.has(op.id)).length;
  if (count === 0) {
    const message = "The function reported no step and no result.";
    return settleError(engine, run, stepId, fault({ name: "ProtocolError", message }));
  }
  if (count > MOST_STEPS) {
    const message = `The run has ${count} steps; ${MOST_STEPS} is the most one run may have.`;
    return failRun(engine, run, { name: "TooManyStepsError", message });
  }

  const tryAgain =
    ops.some((op) => op.op === "StepError") && retryable && !isLastAttempt(engine, run, stepId);
  const toApply = ops.filter((op) => !(op.op === "StepError" && tryAgain));
  const batch = emptyBatch();
  const begun: string[] = [];
  const children: Run[] = [];
  const results = run.results.size;
  run.parallel ||= ops.length > 1;
  for (const op of toApply) applyOp(engine, run, op, { batch, begun, children });

  if (stepId === null && !tryAgain && run.attempt > 0) {
    run.attempt = 0;
    batch.attempts.push({ runId: run.record.id, attempt: 0 });
  }

  await engine.writer.commit(batch);
  for (const child of children) wake(engine, child);
  for (const id of begun) begin(engine, run, id);
  if (tryAgain) {
    logRetry(engine, run, ops);
    await restAndRetry(engine, run, stepId, retryAfterMs);
  } else if (stepId === null) {
    run.asking = "no";
  }
  const progress = run.results.size > results;
  const asked = stepId === null && run.askAgain;
  if (stepId === null && !tryAgain) run.askAgain = false;
  if (progress || asked) wake(engine, run);
}

/** Starts what a step waits for: its own call, or its time. An invoked run is woken by itself. */
function begin(engine: Engine, run: Run, stepId: string): void {
  if (run.ended) return;
  if (run.waiting.get(stepId)?.op === "StepPlanned") enqueue(engine, run, stepId);
  else armTimer(engine, run, stepId);
}

function isFailure(reply: Reply): boolean {
  if (reply.kind === "ops") return reply.ops.some((op) => op.op === "StepError" || op.op === "StepFailed");
  return reply.kind === "error";
}

function isLastAttempt(engine: Engine, run: Run, stepId: string | null): boolean {
  const most = engine.registry.get(run.record.functionId)?.maxAttempts ?? 1;
  const attempt = stepId === null ? run.attempt : (run.waiting.get(stepId)?.attempt ?? 0);
  return attempt + 1 >= most;
}

function logRetry(engine: Engine, run: Run, ops: Op[]): void {
  const { id: runId, functionId } = run.record;
  const step = ops.find((op) => op.op === "StepError")?.displayName;
  engine.logger.warn({ runId, functionId, step }, "step failed, will be retried");
}
