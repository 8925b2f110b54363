import type { RunResult } from "@/lib/contracts/runs";
import { readList } from "@/lib/core/json-list";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import type { RowSummary } from "./row-summary";

/** The result JSON of a run. */
export function runResult(run: Pick<GenerationRun, "numIdeas" | "seedTags">, rows: RowSummary): RunResult {
  return {
    status: rows.saved === run.numIdeas ? "success" : "partial",
    num_requested: run.numIdeas,
    num_generated: rows.generated,
    num_saved: rows.saved,
    project_ids: rows.projectIds,
    errors: rows.errors.map(({ row, error }) => ({ row, error })),
    seed_tags: readList(run.seedTags),
  };
}

/** Why a run with this result is a FAILURE, in one sentence; null when it is a SUCCESS. */
export function failureOf(run: Pick<GenerationRun, "error">, result: RunResult): string | null {
  if (run.error !== null) return run.error;
  if (result.num_saved > 0) return null;
  const reason = result.errors[0]?.error;
  return reason ? `No idea could be saved: ${reason}` : "No idea could be saved.";
}
