import { z } from "zod";
import { wake } from "./ask";
import { LATEST, momentOf } from "./durations";
import { cancelRuns } from "./end-run";
import type { Engine } from "./engine";
import { newId, seededId } from "./ids";
import type { EventPayload, Json } from "./journal";
import type { Run } from "./run";
import { remember, startTriggered } from "./start-run";
import { deliver } from "./wait-for-event";
import { emptyBatch } from "./writer";

const incoming = z.looseObject({
  id: z.string().max(500).nullish(),
  name: z
    .string()
    .min(1)
    .max(256)
    .refine((name) => !name.startsWith("inngest/"), "names that begin with inngest/ are Inngest's own"),
  data: z.record(z.string(), z.custom<Json>()).nullish(),
  ts: z.int().min(0).max(LATEST).nullish(),
});
const incomingList = z.union([z.array(incoming).max(5000), incoming.transform((one) => [one])]);

/** Reads the body of `POST /e/{key}`: one event or several. */
export function readEvents(body: unknown): z.ZodSafeParseResult<z.output<typeof incomingList>> {
  return incomingList.safeParse(body);
}

/**
 * Takes in events: keeps them, cancels the runs they cancel and starts the ones they trigger. An event whose
 * id was seen within 24 hours does nothing.
 *
 * @param seed what the SDK sends with every retry of one `send`, so that its events are recognised
 * @returns the events' ids
 * @throws what the journal threw; then nothing was started, and the events may be sent again
 */
export async function receiveEvents(
  engine: Engine,
  received: z.output<typeof incomingList>,
  seed: string | null,
): Promise<string[]> {
  const now = engine.clock.now();
  const events = received.map((event, index): EventPayload => {
    const id = event.id || (seed === null ? newId(now) : seededId(seed, index));
    const { name, data, ts } = event;
    return { ...(event as Partial<EventPayload>), id, name, data: data ?? {}, ts: ts ?? now };
  });

  const batch = emptyBatch();
  const fresh = events.filter((event) => remember(engine, `event ${event.id}`));
  const started: Run[] = [];
  // Committed in the same tick as the events, so kept together with them.
  const effects: Promise<void>[] = [];
  for (const event of fresh) {
    batch.events.push({ event, receivedAt: now });
    effects.push(cancelRuns(engine, cancelledBy(engine, event)), deliver(engine, event));
    started.push(...startTriggered(engine, batch, event));
  }
  try {
    await engine.writer.commit(batch, { once: true });
  } catch (error) {
    for (const event of fresh) engine.seen.delete(`event ${event.id}`);
    for (const run of started) {
      run.ended = true;
      engine.runs.delete(run.record.id);
      engine.seen.delete(`${run.record.functionId} ${run.record.idempotencyKey}`);
    }
    throw error;
  }
  await Promise.all(effects);
  for (const run of started) wake(engine, run);
  return events.map((event) => event.id);
}

function cancelledBy(engine: Engine, event: EventPayload): Run[] {
  return [...engine.runs.values()].filter((run) => {
    const { functionId, event: original, createdAt } = run.record;
    return engine.registry.get(functionId)?.cancelOn.some(({ event: name, when, timeout }) => {
      if (name !== event.name) return false;
      const until = timeout === null ? null : momentOf(timeout, createdAt);
      if (until !== null && engine.clock.now() > until) return false;
      return !when || when({ event: original, async: event }) === true;
    });
  });
}
