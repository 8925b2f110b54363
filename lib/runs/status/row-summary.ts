import "server-only";
import type { RowFailure } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { rowErrorDto } from "../row/row-error";
import { GENERATING_ROW_STATES, OPEN_ROW_STATES } from "../state";

export interface RowSummary {
  /** Rows that exist; 0 while the pipeline is being built. */
  planned: number;
  /** Rows that still have something to write or to save. */
  open: number;
  /** Rows that have left generation, with an idea or without. */
  leftGenerating: number;
  /** Rows that have left generation with an idea. */
  generated: number;
  /** Rows with an idea that is saved, or never will be. */
  settled: number;
  saved: number;
  failed: number;
  /** Of the saved rows whose project still exists and is not in the bin, in row order. */
  projectIds: number[];
  errors: RowFailure[];
  /** When each saved or failed row ended. */
  endedAt: Date[];
  updatedAt: Date | null;
}

/**
 * Reads a run's rows once and counts them; progress, result and errors are derived from this.
 *
 * @param client of a transaction that decides by the counts
 */
export async function readRowSummary(
  taskId: string,
  client: Prisma.TransactionClient = db(),
): Promise<RowSummary> {
  const rows = await client.generationRow.findMany({
    where: { runId: taskId },
    orderBy: { row: "asc" },
    select: {
      row: true,
      state: true,
      projectId: true,
      project: { select: { binnedAt: true } },
      errorStage: true,
      errorMessage: true,
      errorCode: true,
      errorRetryable: true,
      updatedAt: true,
      candidates: { where: { projectIdea: { not: null } }, take: 1, select: { id: true } },
    },
  });
  const left = rows.filter(({ state }) => !GENERATING_ROW_STATES.includes(state));
  const generated = left.filter(({ candidates }) => candidates.length > 0);
  const saved = rows.filter(({ state }) => state === "saved");
  const failed = rows.filter(({ state }) => state === "failed");
  const latest = Math.max(...rows.map(({ updatedAt }) => updatedAt.getTime()));
  return {
    planned: rows.length,
    open: rows.filter(({ state }) => OPEN_ROW_STATES.includes(state)).length,
    leftGenerating: left.length,
    generated: generated.length,
    settled: generated.filter(({ state }) => state !== "generated").length,
    saved: saved.length,
    failed: failed.length,
    projectIds: saved.flatMap(({ project, projectId }) =>
      project?.binnedAt === null ? (projectId ?? []) : [],
    ),
    errors: failed.map((row) => ({ row: row.row, ...rowErrorDto(row) })),
    endedAt: [...saved, ...failed].map(({ updatedAt }) => updatedAt),
    updatedAt: rows.length > 0 ? new Date(latest) : null,
  };
}
