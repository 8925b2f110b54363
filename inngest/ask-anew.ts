import { setTimeout as wait } from "node:timers/promises";
import { logger } from "@/lib/core/logger";
import { inngest } from "./client";
import { appStarted, sendIdeasRequested } from "./events";

/** Between two tries to reach a server that may come up after this process, or restart. */
const REST_MS = 5000;

/**
 * Asks a real server once more for the runs that had not ended, until it has taken them all. Anew, because it may
 * have used up its retries of a run while this process was away, and passes over an event it knows for 24 hours;
 * a run it still works on is then worked on twice, which changes nothing: every step looks at its row first.
 */
export async function askAnew(runs: { id: string; round: number }[], signal: AbortSignal): Promise<void> {
  const asks = runs.map((run) => () => sendIdeasRequested(run, { anew: true }));
  for (const ask of [...asks, () => inngest.send(appStarted.create({}))]) {
    while (!signal.aborted && !(await isTaken(ask)))
      await wait(REST_MS, undefined, { signal }).catch(() => {});
  }
}

async function isTaken(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    logger.warn({ err: error }, "Inngest could not be told of this start; trying again");
    return false;
  }
}
