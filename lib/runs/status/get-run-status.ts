import "server-only";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/runs";
import { readList } from "@/lib/core/json-list";
import { runVersion } from "@/lib/core/run-changes";
import { singleFlight } from "@/lib/core/single-flight";
import { singleton } from "@/lib/core/singleton";
import { assertStoreNotShut } from "@/lib/core/store-gate";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import { settings } from "@/lib/settings/settings";
import { yieldToEventLoop } from "@/lib/store/connection/yield-to-event-loop";
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

/** A status as it was read, with what it was read from beside the store. */
interface Kept {
  version: string | null;
  settings: object;
  run: Pick<GenerationRun, "id" | "round" | "pausedReason">;
  movedAt: Date;
  status: RunStatus;
}

/** Runs whose statuses are kept: somebody looks at them, now or a moment ago. */
const MAX_KEPT = 100;

const kept = () => singleton("run-statuses", () => new Map<string, Kept>());

/**
 * The status of a run, derived from the store; the queue is never asked how far it is. It is kept until a commit changes
 * the run: until then everybody is given the same object, which nobody changes.
 *
 * @throws DomainError not_found
 */
export async function getRunStatus(taskId: string): Promise<RunStatus> {
  assertStoreNotShut();
  // What is kept waits for nothing: who asks over and over would leave nobody a turn.
  await yieldToEventLoop();
  const id = taskId.toLowerCase();
  const version = runVersion(id);
  const known = kept().get(id);
  const isCurrent = version !== null && known?.version === version && known.settings === settings();
  const current = isCurrent ? known : await readTogether(id, version);
  const reason = isFinished(current.status) ? null : pausedReason(current);
  if (reason !== current.status.paused_reason) current.status = { ...current.status, paused_reason: reason };
  return current.status;
}

/** Who asks between two commits shares one reading. */
const readTogether = (id: string, version: string | null) =>
  version === null ? readAnew(id) : singleFlight(`status ${id} ${version}`, () => readAnew(id));

async function readAnew(id: string): Promise<Kept> {
  const inUse = settings();
  // Before the run is read: what is committed meanwhile makes another version.
  const version = runVersion(id);
  const fresh = { version, settings: inUse, ...(await readRunStatus(id)) };
  kept().delete(id);
  if (version !== null) kept().set(id, fresh);
  const [oldest] = kept().keys();
  if (oldest !== undefined && kept().size > MAX_KEPT) kept().delete(oldest);
  return fresh;
}

async function readRunStatus(taskId: string): Promise<Pick<Kept, "run" | "movedAt" | "status">> {
  const run = await getRun(taskId);
  const [rows, usage, noveltyNote, { candidates, accepted }] = await Promise.all([
    readRowSummary(run.id),
    readUsage(run.id),
    readNoveltyNote(run),
    readCandidateCounts(run.id),
  ]);
  const finished = isFinished(run);
  const updatedAt = rows.updatedAt && rows.updatedAt > run.updatedAt ? rows.updatedAt : run.updatedAt;
  const status = {
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
    paused_reason: null,
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
  const { id, round, pausedReason } = run;
  return { run: { id, round, pausedReason }, movedAt: updatedAt, status };
}

/** Known to this process alone, and as it is now. */
function pausedReason({ run: { id, round, pausedReason }, movedAt }: Kept): string | null {
  const known = pausedReason ?? writeFailure();
  const queue = runQueue();
  return queue?.whyWaiting ? queue.whyWaiting({ id, round, movedAt }, known) : known;
}
