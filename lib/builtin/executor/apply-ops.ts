import { z } from "zod";
import type { Engine } from "./engine";
import type { EventPayload, JournalBatch, Json, Result } from "./journal";
import { addPendingStep, type Run, setStepResult, toStepRecord } from "./run";
import { type Op, toErrorData } from "./sdk-response";
import { newId, startFunctionRun } from "./start-run";
import { resolveTime } from "./time";
import { readWaitForEvent } from "./wait-for-event";

/** What applying ops leaves to be written, and to be started once it is. */
export interface OpEffects {
  batch: JournalBatch;
  pending: string[];
  invoked: Run[];
}

/** Inngest's limit per step: 4 MiB. */
const MAX_OUTPUT = 4 * 1024 * 1024;

const invokeOptions = z.object({
  function_id: z.string(),
  payload: z.looseObject({ data: z.record(z.string(), z.custom<Json>()).nullish() }).nullish(),
  timeout: z
    .string()
    .refine((time) => resolveTime(time, 0) !== null)
    .optional(),
});

/** @returns why the executor cannot carry out an op, or null if it can */
export function validateOp(op: Op): string | null {
  const name = op.displayName ?? op.id;
  if (op.op === "WaitForEvent") return validateWait(op, name);
  if (!Object.hasOwn(HANDLERS, op.op)) return `Step "${name}" is a ${op.op}, which is not supported.`;
  if (op.op === "Sleep" && resolveTime(op.name ?? "", 0) === null) {
    return `Step "${name}" has an invalid duration.`;
  }
  if (op.op === "InvokeFunction" && !invokeOptions.safeParse(op.opts).success) {
    return `Step "${name}" has invalid invoke options.`;
  }
  if (op.data !== undefined && Buffer.byteLength(JSON.stringify(op.data)) > MAX_OUTPUT) {
    return `Step "${name}" returned more than 4 MiB.`;
  }
  return null;
}

function validateWait(op: Op, name: string): string | null {
  try {
    readWaitForEvent(op, 0);
    return null;
  } catch (error) {
    return `Step "${name}" cannot wait for its event: ${toErrorData(error).message}.`;
  }
}

type OpHandler = (engine: Engine, run: Run, op: Op, effects: OpEffects) => void;

/** By op code: SDK spec 5.3. */
const HANDLERS: Record<string, OpHandler> = {
  StepRun: (engine, run, op, effects) => endStep(engine, run, op, { data: op.data ?? null }, effects),
  StepError: failStep,
  StepFailed: failStep,
  StepPlanned(_engine, run, op, { pending }) {
    // Not journaled: after a crash, the function reports it again.
    addPendingStep(run, op.id, { op: op.op, name: op.displayName ?? "", wakeAt: null, childRunId: null });
    pending.push(op.id);
  },
  Sleep(engine, run, op, effects) {
    const wakeAt = resolveTime(op.name ?? "", engine.clock.now());
    suspendStep(engine, run, op, { wakeAt, childRunId: null }, effects);
  },
  InvokeFunction: invoke,
  WaitForEvent(engine, run, op, effects) {
    const { name, wakeAt } = readWaitForEvent(op, engine.clock.now());
    suspendStep(engine, run, { ...op, displayName: name }, { wakeAt, childRunId: null }, effects);
  },
  RunComplete: () => {}, // handled by applyReply
};

const STEP_ENDINGS = ["StepRun", "StepError", "StepFailed"];

/** Applies an op to its run. Ignores steps that have ended, and pending ones that are reported again. */
export function applyOp(engine: Engine, run: Run, op: Op, effects: OpEffects): void {
  if (run.results.has(op.id)) return;
  if (run.pending.has(op.id) && !STEP_ENDINGS.includes(op.op)) return;
  HANDLERS[op.op]?.(engine, run, op, effects);
}

function failStep(engine: Engine, run: Run, op: Op, effects: OpEffects): void {
  endStep(engine, run, op, { error: toErrorData(op.error ?? op.data) }, effects);
}

function endStep(engine: Engine, run: Run, op: Op, result: Result, { batch }: OpEffects): void {
  setStepResult(run, op.id, result);
  const record = toStepRecord(run, op.id, engine.clock.now(), op.op);
  batch.steps.push({ ...record, name: op.displayName ?? "" });
}

function suspendStep(
  engine: Engine,
  run: Run,
  op: Op,
  until: { wakeAt: number | null; childRunId: string | null },
  { batch, pending }: OpEffects,
): void {
  addPendingStep(run, op.id, { op: op.op, name: op.displayName ?? "", ...until });
  batch.steps.push(toStepRecord(run, op.id, engine.clock.now()));
  pending.push(op.id);
}

function invoke(engine: Engine, run: Run, op: Op, effects: OpEffects): void {
  const { function_id: functionId, payload, timeout } = invokeOptions.parse(op.opts);
  if (!engine.registry.has(functionId)) {
    const step = op.displayName ?? op.id;
    const message = `Function "${functionId}", which step "${step}" invokes, is not registered.`;
    endStep(engine, run, op, { error: { name: "UnknownFunctionError", message } }, effects);
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
  const child = startFunctionRun(engine, effects.batch, functionId, event, { parent });
  effects.invoked.push(child);
  const wakeAt = timeout === undefined ? null : resolveTime(timeout, now);
  suspendStep(engine, run, op, { wakeAt, childRunId: child.record.id }, effects);
}
