import "server-only";
import type { RunResult } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { findRun } from "./find-run";
import { forgetRunSignal } from "./in-flight";
import { readRunResult } from "./read-run-result";

/**
 * Ends a run whose rows have all ended: SUCCESS when at least one idea was saved and nothing stopped it, else
 * FAILURE with the reason. A run that has ended already keeps its end.
 *
 * @returns the result JSON of the contract
 */
export async function finishRun(taskId: string): Promise<RunResult> {
  const run = await findRun(taskId);
  const result = await readRunResult(run);
  const failure = run.error ?? (result.num_saved === 0 ? noIdeaSaved(result) : null);
  await db().generationRun.updateMany({
    where: { id: taskId, state: "STARTED" },
    data: {
      state: failure === null ? "SUCCESS" : "FAILURE",
      error: failure,
      pausedReason: null,
      finishedAt: new Date(),
    },
  });
  forgetRunSignal(taskId);
  return result;
}

function noIdeaSaved({ errors }: RunResult): string {
  const reason = errors[0]?.error;
  return reason ? `No idea could be saved: ${reason}` : "No idea could be saved.";
}
