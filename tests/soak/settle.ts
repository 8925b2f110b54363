import { setTimeout as sleep } from "node:timers/promises";
import { missing } from "./runs";
import type { Soak } from "./soak";

/** With every fault gone, fifty open runs take less than half of this. */
const PATIENCE_MS = 240_000;
const PAUSE_MS = 250;
/** A first retry may meet what is left of the faults. */
const RETRIES = 3;

/** Ends all faults, waits until no run is under way, and retries what failed until nothing is left of it. */
export async function settle(soak: Soak): Promise<void> {
  const { faults, timeline, runs } = soak;
  timeline.say("settle", `${runs.open.length} runs are open`);
  faults.end();
  await allEnded(soak);
  for (let round = 0; round < RETRIES; round++) {
    const partial = runs.known.filter(
      ({ status }) => status && status.outcome === null && missing(status) > 0,
    );
    if (partial.length === 0) break;
    for (const run of partial) await runs.retryRun(run, null);
    await allEnded(soak);
  }
  timeline.say("settle", "no run is open");
}

async function allEnded({ runs, timeline }: Soak): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    // All of them: a client may have noted an answer that is older than a retry.
    for (const run of runs.known) await runs.read(run);
    if (runs.open.length === 0) return;
    if (Date.now() > deadline) break;
    await sleep(PAUSE_MS);
  }
  for (const { taskId, status } of runs.open)
    timeline.breaks(
      `The run ${taskId} did not end within ${PATIENCE_MS / 1000} s: ${JSON.stringify(status?.counts)}`,
    );
}
