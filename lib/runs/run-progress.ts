import type { RunStage, RunState } from "@/lib/contracts/runs";
import type { RowStates } from "./read-row-states";

export interface RunProgress {
  stage: RunStage | null;
  progress: number;
  total: number;
}

/**
 * Where a run stands, counted from its rows (docs/api.md): `generating` until the last row has left it, then
 * `saving`, which counts only the rows that have an idea to save.
 */
export function runProgress(state: RunState, numIdeas: number, rows: RowStates): RunProgress {
  if (state === "PENDING") return { stage: null, progress: 0, total: numIdeas };
  if (state !== "STARTED") return { stage: null, progress: rows.leftGenerating, total: numIdeas };
  if (rows.planned === 0) return { stage: "building_pipeline", progress: 0, total: numIdeas };
  if (rows.leftGenerating < rows.planned) {
    return { stage: "generating", progress: rows.leftGenerating, total: numIdeas };
  }
  return { stage: "saving", progress: rows.settled, total: rows.generated };
}

/**
 * Seconds until the end at the pace so far, told as of the last change, so that the same state of the store
 * always tells the same number. Null until a first row is done.
 */
export function etaSeconds(startedAt: Date | null, numIdeas: number, rows: RowStates): number | null {
  const done = rows.saved + rows.failed;
  if (!startedAt || !rows.updatedAt || done === 0) return null;
  const elapsed = Math.max(0, rows.updatedAt.getTime() - startedAt.getTime()) / 1000;
  return Math.ceil((elapsed / done) * (numIdeas - done));
}
