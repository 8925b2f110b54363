import { z } from "zod";
import { momentOf } from "./durations";
import type { Engine } from "./engine";
import { newId } from "./ids";
import type { EventPayload, JournalBatch, Json, Result } from "./journal";
import { type Op, toErrorData } from "./reply";
import { beginStep, finishStep, type Run, stepRecord } from "./run";
import { startRun } from "./start-run";
import { readWait } from "./wait-for-event";

/** What comes of applying an op: for the journal, and to be begun when that is kept. */
export interface Outcome {
  batch: JournalBatch;
  /** Steps that now wait. */
  begun: string[];
  /** Runs that were invoked. */
  children: Run[];
}

/** Inngest's limit for what one step returns: 4 MiB. */
const LARGEST_OUTPUT = 4 * 1024 * 1024;

const invocation = z.object({
  function_id: z.string(),
  payload: z.looseObject({ data: z.record(z.string(), z.custom<Json>()).nullish() }).nullish(),
  timeout: z
    .string()
    .refine((time) => momentOf(time, 0) !== null)
    .optional(),
});

/** Why an op cannot be followed, or null. */
export function complaintAbout(op: Op): string | null {
  const name = op.displayName ?? op.id;
  if (op.op === "WaitForEvent") return complaintAboutWait(op, name);
  if (!Object.hasOwn(APPLIERS, op.op)) return `Step "${name}" is a ${op.op}, which is not supported.`;
  if (op.op === "Sleep" && momentOf(op.name ?? "", 0) === null) {
    return `Step "${name}" sleeps for no length of time.`;
  }
  if (op.op === "InvokeFunction" && !invocation.safeParse(op.opts).success) {
    return `Step "${name}" invokes nothing that can be read.`;
  }
  if (op.data !== undefined && Buffer.byteLength(JSON.stringify(op.data)) > LARGEST_OUTPUT) {
    return `Step "${name}" returned more than 4 MiB.`;
  }
  return null;
}

function complaintAboutWait(op: Op, name: string): string | null {
  try {
    readWait(op, 0);
    return null;
  } catch (error) {
    return `Step "${name}" cannot be waited for: ${toErrorData(error).message}.`;
  }
}

type Applier = (engine: Engine, run: Run, op: Op, outcome: Outcome) => void;

/** What each op does: SDK specification 5.3. */
const APPLIERS: Record<string, Applier> = {
  StepRun: (engine, run, op, outcome) => finish(engine, run, op, { data: op.data ?? null }, outcome),
  StepError: failStep,
  StepFailed: failStep,
  StepPlanned(_engine, run, op, { begun }) {
    // Not written down: after a crash the function reports it again.
    beginStep(run, op.id, { op: op.op, name: op.displayName ?? "", wakeAt: null, childRunId: null });
    begun.push(op.id);
  },
  Sleep(engine, run, op, outcome) {
    const wakeAt = momentOf(op.name ?? "", engine.clock.now());
    wait(engine, run, op, { wakeAt, childRunId: null }, outcome);
  },
  InvokeFunction: invoke,
  WaitForEvent(engine, run, op, outcome) {
    const { name, wakeAt } = readWait(op, engine.clock.now());
    wait(engine, run, { ...op, displayName: name }, { wakeAt, childRunId: null }, outcome);
  },
  RunComplete: () => {}, // ends the run, which settle does
};

/** The ops that end a step; of the others, one that was reported before is passed over. */
const ENDINGS = ["StepRun", "StepError", "StepFailed"];

/** Applies one op to a run. */
export function applyOp(engine: Engine, run: Run, op: Op, outcome: Outcome): void {
  if (run.results.has(op.id)) return;
  if (run.waiting.has(op.id) && !ENDINGS.includes(op.op)) return;
  APPLIERS[op.op]?.(engine, run, op, outcome);
}

function failStep(engine: Engine, run: Run, op: Op, outcome: Outcome): void {
  finish(engine, run, op, { error: toErrorData(op.error ?? op.data) }, outcome);
}

function finish(engine: Engine, run: Run, op: Op, result: Result, { batch }: Outcome): void {
  finishStep(run, op.id, result);
  const record = stepRecord(run, op.id, engine.clock.now(), op.op);
  batch.steps.push({ ...record, name: op.displayName ?? "" });
}

function wait(
  engine: Engine,
  run: Run,
  op: Op,
  until: { wakeAt: number | null; childRunId: string | null },
  { batch, begun }: Outcome,
): void {
  beginStep(run, op.id, { op: op.op, name: op.displayName ?? "", ...until });
  batch.steps.push(stepRecord(run, op.id, engine.clock.now()));
  begun.push(op.id);
}

/** Starts the invoked function as a run of the same family; the step ends when that run does. */
function invoke(engine: Engine, run: Run, op: Op, outcome: Outcome): void {
  const { function_id: functionId, payload, timeout } = invocation.parse(op.opts);
  if (!engine.registry.has(functionId)) {
    const step = op.displayName ?? op.id;
    const message = `Function "${functionId}", which step "${step}" invokes, is not registered.`;
    finish(engine, run, op, { error: { name: "UnknownFunctionError", message } }, outcome);
    return;
  }
  const now = engine.clock.now();
  const event: EventPayload = {
    ...(payload as { [key: string]: Json } | null | undefined),
    id: newId(now),
    name: "inngest/function.invoked",
    data: payload?.data ?? {},
    ts: now,
  };
  const parent = { run, stepId: op.id };
  const child = startRun(engine, outcome.batch, functionId, event, { parent });
  outcome.children.push(child);
  const wakeAt = timeout === undefined ? null : momentOf(timeout, now);
  wait(engine, run, op, { wakeAt, childRunId: child.record.id }, outcome);
}
