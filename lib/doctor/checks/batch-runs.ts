import "server-only";
import { db } from "@/lib/core/db";
import type { Fault, Scope } from "../finding";
import { readWhole } from "../read-whole";

/** What a batch has noted of an ended run is what the run came to; until it is noted again, the run itself is counted. */
export async function* batchRuns(scope: Scope): AsyncGenerator<Fault> {
  if (scope.since) return;
  const found = (await readWhole(scope, "find-differing-batch-runs")) as [string, number, string][];
  for (const [batchId, place, runId] of found) {
    const sentence = `Batch ${batchId} counts run ${runId} at place ${place} as something else than it came to.`;
    const repair = () => db().batchRun.updateMany({ where: { runId }, data: { settled: false } });
    yield { code: "batch_run_differs", sentence, runId, repair };
  }
}
