import type { Engine } from "./engine";
import {
  type EndState,
  type ErrorData,
  type EventPayload,
  emptyBatch,
  type JournalBatch,
  type Json,
  type Result,
} from "./journal";
import { cancelTimers, type Run, setStepResult, toStepRecord } from "./run";
import { scheduleDiscovery } from "./schedule-call";
import { newId, startTriggeredRuns } from "./start-run";

/** Ends runs; once that is committed, the runs that invoked them continue. */
export async function endRuns(engine: Engine, runs: Run[], state: EndState, result: Result): Promise<void> {
  const batch = emptyBatch();
  const next = runs.flatMap((run) => endRun(engine, batch, run, state, result));
  await engine.writer.commit(batch);
  for (const run of next) scheduleDiscovery(engine, run);
}

export function failFunctionRun(engine: Engine, run: Run, error: ErrorData): Promise<void> {
  const { id: runId, functionId } = run.record;
  engine.logger.error({ runId, functionId, reason: error.message }, "run failed");
  return endRuns(engine, [run], "failed", { error });
}

/** Cancels runs and everything they invoked. Running steps finish, but their results are discarded. */
export function cancelRuns(engine: Engine, runs: Run[]): Promise<void> {
  const all = new Set(runs);
  for (const run of all) for (const child of invokedRuns(engine, run)) all.add(child);
  const error = { name: "Error", message: "function cancelled" };
  return endRuns(engine, [...all], "cancelled", { error });
}

/** @returns the runs to schedule next: the one that invoked this run, and those its end triggered */
function endRun(engine: Engine, batch: JournalBatch, run: Run, state: EndState, result: Result): Run[] {
  if (run.ended) return [];
  const { id, parent, rootId } = run.record;
  run.ended = true;
  cancelTimers(run);
  engine.runs.delete(id);
  engine.queue.remove(rootId, id);
  batch.ended.push({ runId: id, state, result, endedAt: engine.clock.now() });

  const events = lifecycleEvents(engine, run, state, result);
  const next = events.flatMap((event) => startTriggeredRuns(engine, batch, event));
  const invoker = parent ? engine.runs.get(parent.runId) : undefined;
  if (parent && invoker?.pending.has(parent.stepId)) {
    setStepResult(invoker, parent.stepId, result);
    batch.steps.push(toStepRecord(invoker, parent.stepId, engine.clock.now(), "InvokeFunction"));
    if ("error" in result || !awaitsOthers(invoker)) next.push(invoker);
  }
  return next;
}

/**
 * Whether a run waits for others that it invoked together with one that has ended: it is called once for all of them,
 * unless it asked for a race. As Inngest does for all parallel steps.
 */
function awaitsOthers(run: Run): boolean {
  return !run.racing && [...run.pending.values()].some(({ op }) => op === "InvokeFunction");
}

/** Inngest's system events for the end of a run. Runs triggered by one send none, which prevents loops. */
function lifecycleEvents(engine: Engine, run: Run, state: EndState, result: Result): EventPayload[] {
  const { id, functionId, event } = run.record;
  if (event.name.startsWith("inngest/function.") && event.name !== "inngest/function.invoked") return [];
  const ts = engine.clock.now();
  const systemEvent = (name: string, more: { [key: string]: Json | undefined }): EventPayload => ({
    id: newId(ts),
    name,
    data: { function_id: functionId, run_id: id, event, ...more },
    ts,
  });
  if (state === "cancelled") return [systemEvent("inngest/function.cancelled", { ...result })];
  const output = "data" in result ? { result: result.data } : { ...result };
  const finished = systemEvent("inngest/function.finished", output);
  return state === "failed" ? [systemEvent("inngest/function.failed", { ...result }), finished] : [finished];
}

function invokedRuns(engine: Engine, run: Run): Run[] {
  const ids = [...run.pending.values()].flatMap((step) => step.childRunId ?? []);
  return ids.flatMap((id) => engine.runs.get(id) ?? []);
}
