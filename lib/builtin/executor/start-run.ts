import { monotonicFactory } from "ulid";
import type { Engine } from "./engine";
import { toKey } from "./expressions";
import type { EventPayload, JournalBatch } from "./journal";
import type { FunctionSpec } from "./registry";
import { newRun, type Run } from "./run";

/** How long event ids and idempotency keys are remembered, as in Inngest. */
export const DEDUPLICATION_MS = 24 * 3_600_000;

const ulid = monotonicFactory();

/** A ULID, like Inngest's own ids. Within a process, a later id sorts later even if the clock goes back. */
export function newId(now: number): string {
  return ulid(Math.floor(now));
}

/** Creates a run in memory and in the batch. Schedule it only once the batch is committed. */
export function startFunctionRun(
  engine: Engine,
  batch: JournalBatch,
  functionId: string,
  event: EventPayload,
  { parent, idempotencyKey }: { parent?: { run: Run; stepId: string }; idempotencyKey?: string } = {},
): Run {
  const id = newId(engine.clock.now());
  const record = {
    id,
    functionId,
    event,
    rootId: parent?.run.record.rootId ?? id,
    parent: parent ? { runId: parent.run.record.id, stepId: parent.stepId } : null,
    attempt: 0,
    idempotencyKey: idempotencyKey ?? null,
    createdAt: engine.clock.now(),
  };
  const run = newRun(record, parent ? parent.run.depth + 1 : 0);
  engine.runs.set(id, run);
  batch.started.push(record);
  return run;
}

/** Starts every function the event triggers, unless its idempotency key has been seen. */
export function startTriggeredRuns(engine: Engine, batch: JournalBatch, event: EventPayload): Run[] {
  const runs: Run[] = [];
  for (const spec of engine.registry.values()) {
    const triggered = spec.triggers.some(
      (trigger) => trigger.event === event.name && (!trigger.when || trigger.when({ event }) === true),
    );
    if (!triggered) continue;
    const idempotencyKey = idempotencyKeyOf(spec, event);
    if (idempotencyKey !== undefined && !markSeen(engine, `${spec.id} ${idempotencyKey}`)) continue;
    runs.push(startFunctionRun(engine, batch, spec.id, event, { idempotencyKey }));
  }
  return runs;
}

/** Records a deduplication key; returns false if it was already seen within 24 hours. */
export function markSeen(engine: Engine, key: string): boolean {
  const now = engine.clock.now();
  for (const [old, at] of engine.seenKeys) {
    if (at > now - DEDUPLICATION_MS) break;
    engine.seenKeys.delete(old);
  }
  if (engine.seenKeys.has(key)) return false;
  engine.seenKeys.set(key, now);
  return true;
}

function idempotencyKeyOf(spec: FunctionSpec, event: EventPayload): string | undefined {
  const value = spec.idempotency?.({ event });
  return value === undefined ? undefined : toKey(value);
}
