import "server-only";
import type { RunState, RunStatus } from "@/lib/contracts/runs";
import { readList } from "@/lib/core/json-list";
import { writeFailure } from "@/lib/store/write-failure";
import { findRun } from "./find-run";
import { readRowStates } from "./read-row-states";
import { readRunResult } from "./read-run-result";
import { readUsage } from "./read-usage";
import { etaSeconds, runProgress } from "./run-progress";

/**
 * The status of a run, counted in the store; the queue is never asked.
 *
 * @throws DomainError not_found
 */
export async function getRunStatus(taskId: string): Promise<RunStatus> {
  const run = await findRun(taskId);
  const state = run.state as RunState;
  const rows = await readRowStates(run.id);
  const ended = state === "SUCCESS" || state === "FAILURE";
  const updatedAt = rows.updatedAt && rows.updatedAt > run.updatedAt ? rows.updatedAt : run.updatedAt;
  const result = ended && rows.planned > 0 ? await readRunResult(run) : undefined;
  return {
    task_id: run.id,
    state,
    ...runProgress(state, run.numIdeas, rows),
    counts: { generated: rows.generated, saved: rows.saved, failed: rows.failed },
    project_ids: rows.projectIds,
    errors: rows.errors,
    eta_seconds: state === "STARTED" ? etaSeconds(run.startedAt, run.numIdeas, rows) : null,
    outcome: run.outcome === "cancelled" ? "cancelled" : null,
    created_at: run.createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    paused_reason: ended ? null : (run.pausedReason ?? writeFailure()),
    interruptions: run.interruptions,
    num_requested: run.numIdeas,
    seed_tags: readList(run.seedTags),
    creativity: run.creativity,
    seed: run.seed,
    min_idea_score: run.minIdeaScore,
    model: run.llmModel,
    usage: await readUsage(run.id),
    ...(result ? { result } : {}),
    ...(state === "FAILURE" ? { error: run.error ?? "The run failed." } : {}),
  };
}
