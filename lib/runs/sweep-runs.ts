import "server-only";
import { db } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import { singleFlight } from "@/lib/core/single-flight";
import { singleton } from "@/lib/core/singleton";
import { accountForRows, runsWithLostRows } from "./account-for-rows";
import { listOpenRuns } from "./open-runs";
import { type OpenRun, type RunQueue, runQueue } from "./run-queue";
import { OPEN_RUN_STATES } from "./state";

/** Shown in the status of a run that nobody works on. */
const WAITING = "The run waits for its queue to take it up again.";
const NOT_TAKEN = "The run waits for its queue, which does not take its event; it is sent again.";

export interface Sweep {
  /** Runs whose event was sent. */
  sent: number;
  /** Whether a run is left whose event was not taken: sweep again soon. */
  unsent: boolean;
}

/**
 * Finds the runs and rows that nobody works on, and goes on with them: finished runs with rows that have not ended are
 * put right, and the event of every open run that the queue does not hold is sent, for its next round. Sending once
 * too often changes nothing: the newest round holds the run, and its steps do what is missing. Calls at the same time
 * share one sweep; it never throws.
 *
 * @param options.find whether to look for them; otherwise only what this process could not send is sent again
 */
export function sweepRuns({ find = true }: { find?: boolean } = {}): Promise<Sweep> {
  return singleFlight(`sweep runs ${find}`, async () => {
    const queue = runQueue();
    if (!queue) return { sent: 0, unsent: false };
    try {
      if (!find) return await sendAll(queue);
      for (const id of await runsWithLostRows()) {
        logger.warn({ taskId: id }, "a finished run had rows that had not ended");
        await accountForRows(id);
      }
      const runs = await listOpenRuns();
      forgetAllBut(runs);
      for (const run of runs) {
        if (!unsent().has(run.id) && !queue.holds(run)) await raiseRound(run);
      }
      return await sendAll(queue);
    } catch (error) {
      logger.warn({ err: error }, "the runs could not be looked through; trying again");
      return { sent: 0, unsent: true };
    }
  });
}

/**
 * By run, the round whose event has to be sent. One that was not taken is sent again as it is, since it may have
 * arrived all the same.
 */
const unsent = () => singleton("unsent-rounds", () => new Map<string, number>());

/** Has the next sweep send the event of a run that the queue did not take now. */
export async function sendWithNextSweep({ id, round }: Pick<OpenRun, "id" | "round">): Promise<void> {
  unsent().set(id, round);
  await db().generationRun.updateMany({
    where: { id, round, state: { in: OPEN_RUN_STATES } },
    data: { pausedReason: NOT_TAKEN },
  });
}

function forgetAllBut(runs: OpenRun[]): void {
  const rounds = new Map(runs.map(({ id, round }) => [id, round]));
  for (const [id, round] of unsent()) if (rounds.get(id) !== round) unsent().delete(id);
}

/** Passes a run to its next round, so that whatever still works for an older one leaves it alone. */
async function raiseRound({ id, round }: OpenRun): Promise<void> {
  const { count } = await db().generationRun.updateMany({
    where: { id, round, state: { in: OPEN_RUN_STATES } },
    data: { round: { increment: 1 }, pausedReason: WAITING },
  });
  if (count > 0) unsent().set(id, round + 1);
}

/** Stops at the first event that is not taken: the next would not be either. */
async function sendAll(queue: RunQueue): Promise<Sweep> {
  let sent = 0;
  for (const [id, round] of [...unsent()]) {
    try {
      await queue.send({ id, round });
    } catch (error) {
      if (runQueue() !== queue) return { sent, unsent: false };
      logger.warn({ err: error, taskId: id }, "the queue did not take a run's event; trying again");
      await db().generationRun.updateMany({
        where: { id: { in: [...unsent().keys()] }, state: { in: OPEN_RUN_STATES } },
        data: { pausedReason: NOT_TAKEN },
      });
      return { sent, unsent: true };
    }
    unsent().delete(id);
    sent++;
    logger.info({ taskId: id, round }, "a run that nobody worked on goes on");
  }
  return { sent, unsent: false };
}
