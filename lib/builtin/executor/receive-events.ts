import { createHash } from "node:crypto";
import { z } from "zod";
import { cancelRuns } from "./end-run";
import type { Engine } from "./engine";
import { type EventPayload, emptyBatch, type Json } from "./journal";
import type { Run } from "./run";
import { scheduleDiscovery } from "./schedule-call";
import { markSeen, newId, startTriggeredRuns } from "./start-run";
import { MAX_TIME, resolveTime } from "./time";
import { deliverEvent } from "./wait-for-event";

const incomingEvent = z.looseObject({
  id: z.string().max(500).nullish(),
  name: z
    .string()
    .min(1)
    .max(256)
    .refine((name) => !name.startsWith("inngest/"), "names starting with inngest/ are reserved"),
  data: z.record(z.string(), z.custom<Json>()).nullish(),
  ts: z.int().min(0).max(MAX_TIME).nullish(),
});
const incomingEvents = z.union([
  z.array(incomingEvent).max(5000),
  incomingEvent.transform((event) => [event]),
]);
type IncomingEvents = z.output<typeof incomingEvents>;

/** Parses the body of `POST /e/{key}`: one event or several. */
export function parseEvents(body: unknown): z.ZodSafeParseResult<IncomingEvents> {
  return incomingEvents.safeParse(body);
}

/**
 * Stores events, cancels the runs they cancel, completes the steps waiting for them and starts the functions
 * they trigger. An event whose id was seen within 24 hours is ignored.
 *
 * @param seed identifies one `send` of the SDK across its retries, so that its events keep their ids
 * @returns the events' ids
 * @throws the journal's error; nothing was started then, and the events may be sent again
 */
export async function receiveEvents(
  engine: Engine,
  received: IncomingEvents,
  seed: string | null,
): Promise<string[]> {
  const now = engine.clock.now();
  const events = received.map((event, index): EventPayload => {
    const id = event.id || (seed === null ? newId(now) : seededId(seed, index));
    const { name, data, ts } = event;
    return { ...(event as Partial<EventPayload>), id, name, data: data ?? {}, ts: ts ?? now };
  });

  const batch = emptyBatch();
  const newEvents = events.filter((event) => markSeen(engine, `event ${event.id}`));
  const started: Run[] = [];
  // Committed in the same tick as the events, and therefore in the same write.
  const effects: Promise<void>[] = [];
  for (const event of newEvents) {
    batch.events.push({ event, receivedAt: now });
    effects.push(cancelRuns(engine, runsCancelledBy(engine, event)), deliverEvent(engine, event));
    started.push(...startTriggeredRuns(engine, batch, event));
  }
  try {
    await engine.writer.commit(batch, { retry: false });
  } catch (error) {
    for (const event of newEvents) engine.seenKeys.delete(`event ${event.id}`);
    for (const run of started) {
      run.ended = true;
      engine.runs.delete(run.record.id);
      engine.seenKeys.delete(`${run.record.functionId} ${run.record.idempotencyKey}`);
    }
    throw error;
  }
  await Promise.all(effects);
  for (const run of started) scheduleDiscovery(engine, run);
  return events.map((event) => event.id);
}

function seededId(seed: string, index: number): string {
  return createHash("sha256").update(`${seed} ${index}`).digest("hex").slice(0, 26);
}

function runsCancelledBy(engine: Engine, event: EventPayload): Run[] {
  return [...engine.runs.values()].filter((run) => {
    const { functionId, event: original, createdAt } = run.record;
    return engine.registry.get(functionId)?.cancelOn.some(({ event: name, when, timeout }) => {
      if (name !== event.name) return false;
      const until = timeout === null ? null : resolveTime(timeout, createdAt);
      if (until !== null && engine.clock.now() > until) return false;
      return !when || when({ event: original, async: event }) === true;
    });
  });
}
