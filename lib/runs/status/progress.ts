import type { RunStage } from "@/lib/contracts/runs";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import type { RowSummary } from "./row-summary";

export interface StageProgress {
  stage: RunStage | null;
  progress: number;
  total: number;
}

/**
 * The stage a run is in and how far (docs/api.md): `generating` until the last row has left generation, then
 * `saving`, which only counts the rows that have an idea to save.
 */
export function stageProgress(
  { state, numIdeas }: Pick<GenerationRun, "state" | "numIdeas">,
  rows: RowSummary,
): StageProgress {
  if (state === "PENDING") return { stage: null, progress: 0, total: numIdeas };
  if (state !== "STARTED") return { stage: null, progress: rows.leftGenerating, total: numIdeas };
  if (rows.planned === 0) return { stage: "building_pipeline", progress: 0, total: numIdeas };
  if (rows.leftGenerating < rows.planned) {
    return { stage: "generating", progress: rows.leftGenerating, total: numIdeas };
  }
  return { stage: "saving", progress: rows.settled, total: rows.generated };
}

/** An ETA past this says nothing: the pace counts a night the server was off, or the clock was set. */
const MAX_ETA_SECONDS = 24 * 60 * 60;
/** How far in the future a time may lie that another clock has written. */
const CLOCK_SKEW_MS = 60_000;

/** Rows that have to be done before their pace says anything. */
const ROWS_FOR_A_PACE = 3;

/**
 * Seconds until the end at the pace since the run was started or retried; null until three rows are done. Measured up
 * to the last change of a row, not up to now, so that the status keeps its ETag while nothing changes. Null also where
 * the times cannot be trusted: in the future, not in order, or with an end more than a day away.
 */
export function etaSeconds(
  { state, startedAt, numIdeas }: Pick<GenerationRun, "state" | "startedAt" | "numIdeas">,
  rows: RowSummary,
  now = Date.now(),
): number | null {
  if (state !== "STARTED" || !startedAt || !rows.updatedAt) return null;
  const done = rows.endedAt.filter((at) => at >= startedAt).length;
  if (done < ROWS_FOR_A_PACE) return null;
  const last = rows.updatedAt.getTime();
  const elapsed = (last - startedAt.getTime()) / 1000;
  if (!(elapsed > 0) || last > now + CLOCK_SKEW_MS) return null;
  const left = numIdeas - rows.saved - rows.failed;
  const eta = Math.ceil((elapsed / done) * Math.max(0, left));
  return eta <= MAX_ETA_SECONDS ? eta : null;
}
