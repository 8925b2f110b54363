import type { BatchStatus } from "@/lib/contracts/batches";
import { PATHS } from "@/lib/contracts/paths";
import { isFinished } from "@/lib/contracts/run-state";
import type { GenerationBatch } from "@/lib/generated/prisma/client";
import { costOf } from "@/lib/llm/call-cost";
import { settings } from "@/lib/settings/settings";
import { type BatchFigures, isOpen } from "./batch-figures";
import { readSharedRequest, runsOf } from "./batch-request";

/** What the API tells of a batch. */
export function batchStatus(batch: GenerationBatch, figures: BatchFigures): BatchStatus {
  const {
    num_ideas: _,
    seed: __,
    seed_tags,
    corpus_mark: ___,
    min_idea_score,
    ...shared
  } = readSharedRequest(batch);
  const { generated, saved, failed, pending, started, success, failure, cancelled } = figures;
  const { calls, prompt_tokens, completion_tokens } = figures;
  const open = figures.unsettled.filter(isOpen);
  const waitsFor = open.find(({ paused_reason }) => paused_reason !== null)?.paused_reason ?? null;
  const times = [batch.updatedAt, ...(figures.lastChange ? [figures.lastChange] : [])];
  return {
    batch_id: batch.id,
    state: batch.state,
    outcome: batch.outcome,
    num_requested: batch.numIdeas,
    num_runs: runsOf(batch),
    progress: figures.progress,
    counts: { generated, saved, failed },
    runs: { waiting: runsOf(batch) - figures.runs, pending, started, success, failure, cancelled },
    open_runs: open.map(({ run_id }) => run_id),
    usage: {
      calls,
      prompt_tokens,
      completion_tokens,
      cost: costOf(prompt_tokens, completion_tokens, settings()),
    },
    budget: {
      max_tokens: batch.maxTokens === null ? null : Number(batch.maxTokens),
      max_cost: batch.maxCost,
    },
    eta_seconds: etaSeconds(batch, figures),
    paused_reason: isFinished(batch) ? null : (batch.pausedReason ?? waitsFor),
    error: batch.error,
    by: batch.by,
    seed_tags: seed_tags ?? [],
    seed: batch.seed,
    corpus_mark: batch.corpusMark,
    min_idea_score: min_idea_score ?? null,
    ...shared,
    created_at: batch.createdAt.toISOString(),
    updated_at: new Date(Math.max(...times.map((time) => time.getTime()))).toISOString(),
    started_at: batch.startedAt?.toISOString() ?? null,
    finished_at: batch.finishedAt?.toISOString() ?? null,
    runs_url: `${PATHS.listRuns.path}?batch=${batch.id}`,
    ...(isFinished(batch) ? { result: resultOf(batch, figures) } : {}),
  };
}

const resultOf = ({ numIdeas }: GenerationBatch, { generated, saved }: BatchFigures) => ({
  status: saved === numIdeas ? ("success" as const) : ("partial" as const),
  num_requested: numIdeas,
  num_generated: generated,
  num_saved: saved,
});

/** Ideas that have to be done before their pace says anything. */
const IDEAS_FOR_A_PACE = 10;
const MAX_ETA_SECONDS = 30 * 24 * 60 * 60;

/**
 * Seconds until the end at the pace since the start, measured up to the last change, so that the status keeps its ETag
 * while nothing changes; null in a batch that was retried, whose ideas are of several starts.
 */
function etaSeconds(
  { state, round, startedAt, numIdeas }: GenerationBatch,
  { progress, lastChange }: BatchFigures,
): number | null {
  if (state !== "STARTED" || round > 0 || !startedAt || !lastChange) return null;
  const elapsed = (lastChange.getTime() - startedAt.getTime()) / 1000;
  if (progress < IDEAS_FOR_A_PACE || !(elapsed > 0)) return null;
  const eta = Math.ceil((elapsed / progress) * (numIdeas - progress));
  return eta <= MAX_ETA_SECONDS ? eta : null;
}
