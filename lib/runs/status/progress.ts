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

/**
 * Seconds until the end at the pace so far; null until a first row is done. Measured up to the last change of a row,
 * not up to now, so that the status keeps its ETag while nothing changes.
 */
export function etaSeconds(
  { state, startedAt, numIdeas }: Pick<GenerationRun, "state" | "startedAt" | "numIdeas">,
  rows: RowSummary,
): number | null {
  const done = rows.saved + rows.failed;
  if (state !== "STARTED" || !startedAt || !rows.updatedAt || done === 0) return null;
  const elapsed = Math.max(0, rows.updatedAt.getTime() - startedAt.getTime()) / 1000;
  return Math.ceil((elapsed / done) * (numIdeas - done));
}
