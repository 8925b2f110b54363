import "server-only";
import type { RunResult } from "@/lib/contracts/runs";
import { readList } from "@/lib/core/json-list";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import { readRowStates } from "./read-row-states";

/** The result JSON of a run, counted from its rows. */
export async function readRunResult(run: GenerationRun): Promise<RunResult> {
  const { generated, saved, projectIds, errors } = await readRowStates(run.id);
  return {
    status: saved === run.numIdeas ? "success" : "partial",
    num_requested: run.numIdeas,
    num_generated: generated,
    num_saved: saved,
    project_ids: projectIds,
    errors: errors.map(({ row, error }) => ({ row, error })),
    seed_tags: readList(run.seedTags),
  };
}
