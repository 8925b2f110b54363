import "server-only";
import { type RowFailure, rowStageSchema } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { DomainError, needsSettings } from "@/lib/core/errors";
import { cutText } from "@/lib/core/unicode";
import type { GenerationRow, Prisma } from "@/lib/generated/prisma/client";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { toStoreError } from "@/lib/store/store-error";
import { instruments } from "@/lib/telemetry/instruments";
import { heldBy, type RowOfRound } from "../round";
import { OPEN_ROW_STATES } from "../state";

/** Longest message kept with a row, in characters. */
export const MAX_MESSAGE = 500;

/** Why a row failed, and where. */
export class RowError extends Error {
  override readonly name = "RowError";
  /** The column's name, "embedding" or "saving"; null outside of them, as when the run was stopped. */
  readonly stage: string | null;
  readonly reason: DomainError;

  constructor(stage: string | null, reason: DomainError) {
    super(reason.message, { cause: reason });
    this.stage = stage;
    this.reason = reason;
  }
}

/** Turns anything thrown into a row error; one that has passed here before keeps its stage. */
export function toRowError(thrown: unknown, stage: string | null = null): RowError {
  if (thrown instanceof RowError) return thrown;
  const known = thrown instanceof DomainError ? thrown : toStoreError(thrown);
  return new RowError(stage, known ?? new DomainError("internal", publicMessage(thrown), { cause: thrown }));
}

/**
 * An error that comes back through the queue is a copy without its class, but its name or cause still tells whether
 * its message was written for people. Any other message may hold what nobody outside should read.
 */
function publicMessage(thrown: unknown): string {
  const ours = thrown instanceof Error && /\bDomainError\b/.test(`${thrown.name} ${thrown.cause}`);
  return ours ? thrown.message : "Something went wrong on our side. Please retry the row.";
}

/** Throws what may be gone at the queue's next attempt: a bug, a busy store, a process that is stopping. */
export function throwIfTransient({ reason }: RowError): void {
  if (reason.code === "internal") throw reason.cause ?? reason;
  if (reason.code === "store_unavailable" || reason.code === "stopping") throw reason;
}

/** How a row ends that is not saved. */
export type RowEnd = Pick<
  Prisma.GenerationRowCreateManyInput,
  "state" | "errorStage" | "errorCode" | "errorMessage" | "errorRetryable"
>;

/** A row's end with an error. */
export function failedRow(reason: DomainError, stage: string | null): RowEnd {
  return {
    state: "failed",
    errorStage: stage,
    errorCode: reason.code,
    errorMessage: cutText(reason.message, MAX_MESSAGE),
    errorRetryable: reason.retryable,
  };
}

/**
 * Ends a row with its error; the columns it has stay. A row that has ended already, or whose run has passed to a newer
 * round, is left alone.
 */
export async function failRow(
  { taskId, row, round }: RowOfRound,
  { stage, reason }: RowError,
): Promise<void> {
  const { count } = await db().generationRow.updateMany({
    where: { runId: taskId, row, state: { in: OPEN_ROW_STATES }, run: heldBy(round) },
    data: failedRow(reason, stage),
  });
  if (count === 0) return;
  const attributes = {
    "waywo.row.state": "failed",
    "error.type": reason.code,
    ...(stage !== null && { "waywo.stage": stage }),
  };
  instruments().rowsEnded.add(1, attributes);
}

type StoredError = Pick<GenerationRow, "errorStage" | "errorCode" | "errorMessage" | "errorRetryable">;

/** The error of a failed row, as the API gives it. */
export function rowErrorDto({
  errorStage,
  errorCode,
  errorMessage,
  errorRetryable,
}: StoredError): Omit<RowFailure, "row"> {
  return {
    error: errorMessage ?? "",
    code: errorCode ?? "internal",
    stage: rowStageSchema.nullable().catch(null).parse(errorStage),
    // Until there are other settings, a retry would fail as well.
    retryable: (errorRetryable ?? true) || (needsSettings(errorCode ?? "") && !llmEndpoint().misconfigured),
  };
}
