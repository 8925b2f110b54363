import "server-only";
import type { RowError } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { rowErrorDto } from "./row/row-error";

export interface RowStates {
  /** Rows there are; 0 while the pipeline is being built. */
  planned: number;
  /** Rows that have left generation, with an idea or failed without. */
  leftGenerating: number;
  /** Of these, the rows that have an idea. */
  generated: number;
  /** Of the generated, those that are saved, or will never be. */
  settled: number;
  saved: number;
  failed: number;
  /** Of the saved rows whose project is still there, in the order of the rows. */
  projectIds: number[];
  errors: RowError[];
  /** When a row last changed. */
  updatedAt: Date | null;
}

/** Counts a run's rows by state: what progress, results and errors are made of. */
export async function readRowStates(taskId: string): Promise<RowStates> {
  const rows = await db().generationRow.findMany({
    where: { runId: taskId },
    orderBy: { row: "asc" },
    select: {
      row: true,
      state: true,
      projectId: true,
      errorStage: true,
      errorMessage: true,
      errorRetryable: true,
      updatedAt: true,
      candidates: { where: { projectIdea: { not: null } }, take: 1, select: { id: true } },
    },
  });
  const left = rows.filter(({ state }) => state !== "planned" && state !== "generating");
  const generated = left.filter(({ candidates }) => candidates.length > 0);
  const failed = rows.filter(({ state }) => state === "failed");
  return {
    planned: rows.length,
    leftGenerating: left.length,
    generated: generated.length,
    settled: generated.filter(({ state }) => state !== "generated").length,
    saved: rows.filter(({ state }) => state === "saved").length,
    failed: failed.length,
    projectIds: rows.flatMap(({ state, projectId }) => (state === "saved" && projectId ? [projectId] : [])),
    errors: failed.map((row) => ({ row: row.row, ...rowErrorDto(row) })),
    updatedAt: rows.reduce<Date | null>(
      (latest, { updatedAt }) => (latest && latest > updatedAt ? latest : updatedAt),
      null,
    ),
  };
}
