import { wake } from "./ask";
import type { Engine } from "./engine";
import { newId } from "./ids";
import type { EndState, ErrorData, EventPayload, JournalBatch, Json, Result } from "./journal";
import { cancelTimers, finishStep, type Run, stepRecord } from "./run";
import { startTriggered } from "./start-run";
import { emptyBatch } from "./writer";

/** Ends runs for good; whoever waits for them goes on when that is kept. */
export async function endRuns(engine: Engine, runs: Run[], state: EndState, result: Result): Promise<void> {
  const batch = emptyBatch();
  const next = runs.flatMap((run) => end(engine, batch, run, state, result));
  await engine.writer.commit(batch);
  for (const run of next) wake(engine, run);
}

/** Ends a run with the error that nothing is left to be tried against. */
export function failRun(engine: Engine, run: Run, error: ErrorData): Promise<void> {
  const { id: runId, functionId } = run.record;
  engine.logger.error({ runId, functionId, reason: error.message }, "run failed");
  return endRuns(engine, [run], "failed", { error });
}

/** Cancels runs, and with each the runs it invoked. A step under way finishes; its result is discarded. */
export function cancelRuns(engine: Engine, runs: Run[]): Promise<void> {
  const all = new Set(runs);
  for (const run of all) for (const child of childrenOf(engine, run)) all.add(child);
  const error = { name: "Error", message: "function cancelled" };
  return endRuns(engine, [...all], "cancelled", { error });
}

/** @returns the runs to be asked next: the one that invoked it, and those its end has started */
function end(engine: Engine, batch: JournalBatch, run: Run, state: EndState, result: Result): Run[] {
  if (run.ended) return [];
  const { id, parent, rootId } = run.record;
  run.ended = true;
  cancelTimers(run);
  engine.runs.delete(id);
  engine.queue.remove(rootId, id);
  batch.ended.push({ runId: id, state, result, endedAt: engine.clock.now() });

  const next = eventsOf(engine, run, state, result).flatMap((event) => startTriggered(engine, batch, event));
  const invoker = parent ? engine.runs.get(parent.runId) : undefined;
  if (parent && invoker?.waiting.has(parent.stepId)) {
    finishStep(invoker, parent.stepId, result);
    batch.steps.push(stepRecord(invoker, parent.stepId, engine.clock.now(), "InvokeFunction"));
    next.push(invoker);
  }
  return next;
}

/** Inngest's system events about a run's end. Runs they start cause no more, or they could go round. */
function eventsOf(engine: Engine, run: Run, state: EndState, result: Result): EventPayload[] {
  const { id, functionId, event } = run.record;
  if (event.name.startsWith("inngest/function.") && event.name !== "inngest/function.invoked") return [];
  const ts = engine.clock.now();
  const system = (name: string, more: { [key: string]: Json | undefined }): EventPayload => ({
    id: newId(ts),
    name,
    data: { function_id: functionId, run_id: id, event, ...more },
    ts,
  });
  if (state === "cancelled") return [system("inngest/function.cancelled", { ...result })];
  const finished = system(
    "inngest/function.finished",
    "data" in result ? { result: result.data } : { ...result },
  );
  return state === "failed" ? [system("inngest/function.failed", { ...result }), finished] : [finished];
}

function childrenOf(engine: Engine, run: Run): Run[] {
  const ids = [...run.waiting.values()].flatMap((waiting) => waiting.childRunId ?? []);
  return ids.flatMap((id) => engine.runs.get(id) ?? []);
}
