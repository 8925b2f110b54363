import "server-only";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/runs";
import { readList } from "@/lib/core/json-list";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import { writeFailure } from "@/lib/store/write-failure";
import { getRun } from "../get-run";
import { runNames, runOptionsDto } from "../run-fields";
import { runQueue } from "../run-queue";
import { readCandidateCounts } from "./candidate-counts";
import { readNoveltyNote } from "./novelty-note";
import { etaSeconds, stageProgress } from "./progress";
import { runResult } from "./result";
import { readRowSummary } from "./row-summary";
import { readUsage } from "./usage";

/**
 * The status of a run, derived from the store; the queue is never asked how far it is.
 *
 * @throws DomainError not_found
 */
export async function getRunStatus(taskId: string): Promise<RunStatus> {
  const run = await getRun(taskId);
  const [rows, usage, noveltyNote, { candidates, accepted }] = await Promise.all([
    readRowSummary(run.id),
    readUsage(run.id),
    readNoveltyNote(run),
    readCandidateCounts(run.id),
  ]);
  const finished = isFinished(run);
  const updatedAt = rows.updatedAt && rows.updatedAt > run.updatedAt ? rows.updatedAt : run.updatedAt;
  return {
    task_id: run.id,
    ...runNames(run),
    state: run.state,
    ...stageProgress(run, rows),
    counts: { generated: rows.generated, saved: rows.saved, failed: rows.failed },
    candidates,
    project_ids: rows.projectIds,
    errors: rows.errors,
    eta_seconds: etaSeconds(run, rows),
    outcome: run.outcome,
    created_at: run.createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    started_at: run.startedAt?.toISOString() ?? null,
    finished_at: run.finishedAt?.toISOString() ?? null,
    paused_reason: finished ? null : pausedReason(run, updatedAt),
    novelty_note: noveltyNote,
    interruptions: run.interruptions,
    num_requested: run.numIdeas,
    seed_tags: readList(run.seedTags),
    creativity: run.creativity,
    seed: run.seed,
    corpus_mark: run.corpusMark,
    ...runOptionsDto(run),
    usage,
    ...(finished && rows.planned > 0 ? { result: runResult(run, rows, accepted) } : {}),
    ...(run.state === "FAILURE" ? { error: run.error ?? "The run failed." } : {}),
  };
}

function pausedReason({ id, round, pausedReason }: GenerationRun, movedAt: Date): string | null {
  const known = pausedReason ?? writeFailure();
  const queue = runQueue();
  return queue?.whyWaiting ? queue.whyWaiting({ id, round, movedAt }, known) : known;
}
