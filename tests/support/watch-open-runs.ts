import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { db } from "@/lib/core/db";
import { OPEN_RUN_STATES } from "@/lib/runs/state";

/** Counts the runs of batches that are open, until the test ends. @returns what tells the most at once until it is asked */
export function watchOpenRuns(): () => Promise<number> {
  let [most, isOver] = [0, false];
  const watching = (async () => {
    while (!isOver) {
      const open = { batchId: { not: null }, state: { in: OPEN_RUN_STATES } };
      most = Math.max(most, await db().generationRun.count({ where: open }));
      await wait(20);
    }
  })();
  const end = async () => {
    isOver = true;
    // The store is closed by then where a test has failed.
    await watching.catch(() => undefined);
    return most;
  };
  onTestFinished(async () => void (await end()));
  return end;
}
