import type { Engine } from "./engine";
import { toKey } from "./expressions";
import { readPriority } from "./priority";
import type { FunctionSpec } from "./registry";
import type { Run } from "./run";
import { type CallRequest, sendCall } from "./sdk-request";
import { failedCall } from "./sdk-response";

/** Schedules the run's discovery call, or another one after it if it is already running. */
export function scheduleDiscovery(engine: Engine, run: Run): void {
  if (run.ended) return;
  if (run.discovery === "running") run.rediscover = true;
  if (run.discovery !== "none") return;
  run.discovery = "queued";
  scheduleCall(engine, run, null);
}

/** Queues a call request: for one step, or for discovery if `stepId` is null. */
export function scheduleCall(engine: Engine, run: Run, stepId: string | null): void {
  const { functionId, id: runId, rootId } = run.record;
  const spec = engine.registry.get(functionId);
  if (!spec) {
    const message = `Function "${functionId}" is no longer registered.`;
    const failure = failedCall({ name: "UnknownFunctionError", message }, { retryable: false });
    engine.track(engine.applyReply(run, stepId, failure));
    return;
  }
  const slots = concurrencySlots(spec, run);
  engine.queue.push({
    runId,
    rootId,
    depth: run.depth,
    slots,
    ahead: readPriority(spec, run.record.event),
    start: () => makeCall(engine, spec, run, stepId),
  });
}

async function makeCall(engine: Engine, spec: FunctionSpec, run: Run, stepId: string | null): Promise<void> {
  if (stepId === null) run.discovery = "running";
  engine.calls += 1;
  const response = await sendCall(engine.handler, callRequest(spec, run, stepId), engine.clock.now);
  if (!run.ended && !engine.closed) engine.track(engine.applyReply(run, stepId, response));
}

/** Built when the call starts, not when it is queued, so that it carries every result available by then. */
function callRequest(spec: FunctionSpec, run: Run, stepId: string | null): CallRequest {
  return {
    functionId: spec.id,
    runId: run.record.id,
    stepId,
    event: run.record.event,
    results: run.results,
    attempt: stepId === null ? run.attempt : (run.pending.get(stepId)?.attempt ?? 0),
    maxAttempts: spec.maxAttempts,
    disableImmediateExecution: run.parallel || run.pending.size > 0,
  };
}

/** The concurrency slots a call takes; if two limits share a key, the lower one applies. */
function concurrencySlots(spec: FunctionSpec, run: Run): { key: string; limit: number }[] {
  const limits = new Map<string, number>();
  for (const { scope, key: expression, limit } of spec.concurrency) {
    const owner = scope === "fn" ? `fn ${spec.id}` : scope;
    const key = expression ? `${owner} ${toKey(expression({ event: run.record.event }))}` : owner;
    limits.set(key, Math.min(limit, limits.get(key) ?? limit));
  }
  return [...limits].map(([key, limit]) => ({ key, limit }));
}
