import { z } from "zod";
import { momentOf } from "./durations";
import type { Engine } from "./engine";
import { compileExpression } from "./expressions";
import type { EventPayload } from "./journal";
import type { Op } from "./reply";
import { endStep } from "./wait";

/** What a `step.waitForEvent` waits for; as the step's name in the journal it lives over a restart. */
const awaited = z.object({ event: z.string().min(1), if: z.string().optional() });
const options = z.object({ timeout: z.string(), if: z.string().optional() });

/**
 * Reads a WaitForEvent op (SDK specification 5.3.3; the SDK puts the event's name in `name`).
 *
 * @throws Error if it cannot be waited for
 */
export function readWait(op: Op, now: number): { name: string; wakeAt: number } {
  const { timeout, if: expression } = options.parse(op.opts);
  const wakeAt = momentOf(timeout, now);
  if (wakeAt === null) throw new Error(`"${timeout}" is no length of time`);
  if (expression !== undefined) compileExpression(expression);
  return { name: JSON.stringify(awaited.parse({ event: op.name, if: expression })), wakeAt };
}

/** Gives an event to the steps that wait for it. */
export async function deliver(engine: Engine, event: EventPayload): Promise<void> {
  const endings: Promise<void>[] = [];
  for (const run of engine.runs.values()) {
    for (const [stepId, waiting] of run.waiting) {
      if (waiting.op !== "WaitForEvent") continue;
      const { event: name, if: expression } = awaited.parse(JSON.parse(waiting.name));
      if (name !== event.name) continue;
      const scope = { event: run.record.event, async: event };
      if (expression !== undefined && compileExpression(expression)(scope) !== true) continue;
      endings.push(endStep(engine, run, stepId, { data: event }));
    }
  }
  await Promise.all(endings);
}
