import type {
  ErrorData,
  EventPayload,
  EventRecord,
  Json,
  Result,
  RunEnding,
  RunRecord,
  StepRecord,
} from "@/lib/builtin/executor/journal";
import type { ExecutorRun, ExecutorStep } from "@/lib/generated/prisma/client";
import { storedDate } from "../stored-date";

const dateOf = (time: number) => storedDate(new Date(time));

export function eventToRow({ event, receivedAt }: EventRecord) {
  return {
    id: event.id,
    name: event.name,
    data: JSON.stringify(event.data),
    ts: dateOf(event.ts),
    receivedAt: dateOf(receivedAt),
  };
}

export function runToRow(run: RunRecord) {
  return {
    id: run.id,
    functionId: run.functionId,
    eventJson: JSON.stringify(run.event),
    rootId: run.rootId,
    parentRunId: run.parent?.runId ?? null,
    parentStepId: run.parent?.stepId ?? null,
    attempt: run.attempt,
    idempotencyKey: run.idempotencyKey,
    createdAt: dateOf(run.createdAt),
  };
}

export function runFromRow(row: ExecutorRun): RunRecord {
  const { id, functionId, rootId, parentRunId, parentStepId, attempt, idempotencyKey } = row;
  return {
    id,
    functionId,
    event: JSON.parse(row.eventJson) as EventPayload,
    rootId,
    parent:
      parentRunId !== null && parentStepId !== null ? { runId: parentRunId, stepId: parentStepId } : null,
    attempt,
    idempotencyKey,
    createdAt: row.createdAt.getTime(),
  };
}

export function stepToRow(step: StepRecord) {
  const { runId, stepId, op, name, result, attempt, childRunId } = step;
  return {
    runId,
    stepId,
    op,
    name,
    dataJson: result && "data" in result ? JSON.stringify(result.data) : null,
    errorJson: result && "error" in result ? JSON.stringify(result.error) : null,
    attempt,
    wakeAt: step.wakeAt === null ? null : dateOf(step.wakeAt),
    childRunId,
    createdAt: dateOf(step.at),
  };
}

export function stepFromRow(row: ExecutorStep): StepRecord {
  const { runId, stepId, op, name, attempt, childRunId } = row;
  return {
    runId,
    stepId,
    op,
    name,
    result: resultFromRow(row),
    attempt,
    wakeAt: row.wakeAt?.getTime() ?? null,
    childRunId,
    at: row.createdAt.getTime(),
  };
}

export function endingToRow({ runId, state, result, endedAt }: RunEnding) {
  // The run's return value, or its error.
  const outputJson = result === null ? null : JSON.stringify("data" in result ? result.data : result.error);
  return { runId, state, outputJson, endedAt: dateOf(endedAt) };
}

function resultFromRow({ dataJson, errorJson }: ExecutorStep): Result | null {
  if (errorJson !== null) return { error: JSON.parse(errorJson) as ErrorData };
  return dataJson === null ? null : { data: JSON.parse(dataJson) as Json };
}
