import { type CallRequest, call } from "./call";
import type { Engine } from "./engine";
import { keyOf } from "./expressions";
import type { FunctionSpec } from "./registry";
import { fault } from "./reply";
import type { Run } from "./run";

/** Asks a run what comes next, as soon as there is a slot, once for everything that happened until then. */
export function wake(engine: Engine, run: Run): void {
  if (run.ended) return;
  if (run.asking === "now") run.askAgain = true;
  if (run.asking !== "no") return;
  run.asking = "queued";
  enqueue(engine, run, null);
}

/** Makes a call for a run as soon as there is a slot: for one step, or to ask what comes next (null). */
export function enqueue(engine: Engine, run: Run, stepId: string | null): void {
  const { functionId, id: runId, rootId } = run.record;
  const spec = engine.registry.get(functionId);
  if (!spec) {
    const message = `There is no function "${functionId}" any more.`;
    engine.track(engine.settle(run, stepId, fault({ name: "UnknownFunctionError", message }, false)));
    return;
  }
  const slots = slotsOf(spec, run);
  engine.queue.push({ runId, rootId, depth: run.depth, slots, start: () => make(engine, spec, run, stepId) });
}

async function make(engine: Engine, spec: FunctionSpec, run: Run, stepId: string | null): Promise<void> {
  if (stepId === null) run.asking = "now";
  engine.calls += 1;
  const reply = await call(engine.handler, requestOf(spec, run, stepId), engine.clock.now);
  if (!run.ended && !engine.closed) engine.track(engine.settle(run, stepId, reply));
}

/** Built when the call is made, not when it was wished for: it tells all that has ended meanwhile. */
function requestOf(spec: FunctionSpec, run: Run, stepId: string | null): CallRequest {
  return {
    functionId: spec.id,
    runId: run.record.id,
    stepId,
    event: run.record.event,
    results: run.results,
    attempt: stepId === null ? run.attempt : (run.waiting.get(stepId)?.attempt ?? 0),
    maxAttempts: spec.maxAttempts,
    planOnly: run.parallel || run.waiting.size > 0,
  };
}

/** The places a call of this run takes a slot in; of two limits on one place the lower counts. */
function slotsOf(spec: FunctionSpec, run: Run): { place: string; limit: number }[] {
  const limits = new Map<string, number>();
  for (const { scope, key, limit } of spec.concurrency) {
    const owner = scope === "fn" ? `fn ${spec.id}` : scope;
    const place = key ? `${owner} ${keyOf(key({ event: run.record.event }))}` : owner;
    limits.set(place, Math.min(limit, limits.get(place) ?? limit));
  }
  return [...limits].map(([place, limit]) => ({ place, limit }));
}
