import type { Engine } from "./engine";
import { keyOf } from "./expressions";
import { newId } from "./ids";
import type { EventPayload, JournalBatch } from "./journal";
import type { FunctionSpec } from "./registry";
import { newRun, type Run } from "./run";

/** How long a function's idempotency key and an event's id are remembered: Inngest's 24 hours. */
export const REMEMBERED_MS = 24 * 3_600_000;

export interface Origin {
  parent?: { run: Run; stepId: string };
  idempotencyKey?: string;
}

/** Makes a run of a function, in memory and in the batch. Nothing is asked of it before the batch is kept. */
export function startRun(
  engine: Engine,
  batch: JournalBatch,
  functionId: string,
  event: EventPayload,
  { parent, idempotencyKey }: Origin = {},
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

/** Makes a run of every function an event triggers, except where the function has seen its key already. */
export function startTriggered(engine: Engine, batch: JournalBatch, event: EventPayload): Run[] {
  const runs: Run[] = [];
  for (const spec of engine.registry.values()) {
    const wanted = spec.triggers.some(
      (trigger) => trigger.event === event.name && (!trigger.when || trigger.when({ event }) === true),
    );
    if (!wanted) continue;
    const idempotencyKey = keyFor(spec, event);
    if (idempotencyKey !== undefined && !remember(engine, `${spec.id} ${idempotencyKey}`)) continue;
    runs.push(startRun(engine, batch, spec.id, event, { idempotencyKey }));
  }
  return runs;
}

/** Notes something that may come twice; false if it has come within 24 hours. */
export function remember(engine: Engine, what: string): boolean {
  const now = engine.clock.now();
  for (const [old, at] of engine.seen) {
    if (at > now - REMEMBERED_MS) break; // the oldest are first
    engine.seen.delete(old);
  }
  if (engine.seen.has(what)) return false;
  engine.seen.set(what, now);
  return true;
}

function keyFor(spec: FunctionSpec, event: EventPayload): string | undefined {
  const value = spec.idempotency?.({ event });
  return value === undefined ? undefined : keyOf(value);
}
