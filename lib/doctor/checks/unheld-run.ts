import "server-only";
import { isFinished } from "@/lib/contracts/run-state";
import { runQueue } from "@/lib/runs/run-queue";
import { sweepRuns } from "@/lib/runs/sweep-runs";
import type { ExaminedRun } from "../examined-run";
import type { Fault } from "../finding";

/** A sweep a minute should have found it long since; longer than a run may rest at a real server. */
const UNHELD_MS = 15 * 60_000;

/** An open run is worked on. Only a process whose queue runs can tell. */
export function unheldRun(run: ExaminedRun): Fault[] {
  const queue = runQueue();
  if (isFinished(run) || !queue) return [];
  const times = [run, ...run.rows].map(({ updatedAt }) => updatedAt.getTime());
  const movedAt = new Date(Math.max(...times));
  const { id, round } = run;
  if (movedAt.getTime() > Date.now() - UNHELD_MS || queue.holds({ id, round, movedAt })) return [];
  const sentence = `Run ${id} is ${run.state}, and nobody has worked on it since ${movedAt.toISOString()}.`;
  return [{ code: "unheld_run", sentence, runId: id, repair: sweepRuns }];
}
