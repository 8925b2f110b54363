import { z } from "zod";
import type { Engine } from "./engine";
import { compileExpression } from "./expressions";
import type { EventPayload } from "./journal";
import type { Op } from "./sdk-response";
import { completeStep } from "./step-timers";
import { resolveTime } from "./time";

/** What a step waits for. Journaled as the step's name, so that it survives a restart. */
const waitCondition = z.object({ event: z.string().min(1), if: z.string().optional() });
const waitOptions = z.object({ timeout: z.string(), if: z.string().optional() });

/** Reads a WaitForEvent op (SDK spec 5.3.3); throws if the event, the timeout or the expression is invalid. */
export function readWaitForEvent(op: Op, now: number): { name: string; wakeAt: number } {
  const { timeout, if: expression } = waitOptions.parse(op.opts);
  const wakeAt = resolveTime(timeout, now);
  if (wakeAt === null) throw new Error(`"${timeout}" is not a valid duration`);
  if (expression !== undefined) compileExpression(expression);
  return { name: JSON.stringify(waitCondition.parse({ event: op.name, if: expression })), wakeAt };
}

/** Completes the steps that are waiting for an event. */
export async function deliverEvent(engine: Engine, event: EventPayload): Promise<void> {
  const completions: Promise<void>[] = [];
  for (const run of engine.runs.values()) {
    for (const [stepId, step] of run.pending) {
      if (step.op !== "WaitForEvent") continue;
      const { event: name, if: expression } = waitCondition.parse(JSON.parse(step.name));
      if (name !== event.name) continue;
      const scope = { event: run.record.event, async: event };
      if (expression !== undefined && compileExpression(expression)(scope) !== true) continue;
      completions.push(completeStep(engine, run, stepId, { data: event }));
    }
  }
  await Promise.all(completions);
}
