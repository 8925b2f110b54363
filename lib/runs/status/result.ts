import type { RunResult } from "@/lib/contracts/runs";
import { readList } from "@/lib/core/json-list";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import type { RowSummary } from "./row-summary";

/**
 * The result JSON of a run.
 *
 * @param accepted saved rows whose idea was not refused
 */
export function runResult(
  run: Pick<GenerationRun, "numIdeas" | "seedTags">,
  rows: RowSummary,
  accepted: number,
): RunResult {
  return {
    status: rows.saved === run.numIdeas ? "success" : "partial",
    num_requested: run.numIdeas,
    num_generated: rows.generated,
    num_saved: rows.saved,
    num_accepted: accepted,
    project_ids: rows.projectIds,
    errors: rows.errors.map(({ row, error }) => ({ row, error })),
    seed_tags: readList(run.seedTags),
  };
}

/** Why a run whose rows have ended like this is a FAILURE, in one sentence; null when it is a SUCCESS. */
export function failureOf(
  run: Pick<GenerationRun, "error">,
  rows: Pick<RowSummary, "saved" | "errors">,
): string | null {
  if (run.error !== null) return run.error;
  if (rows.saved > 0) return null;
  const reason = rows.errors[0]?.error;
  return reason ? `No idea could be saved: ${reason}` : "No idea could be saved.";
}
