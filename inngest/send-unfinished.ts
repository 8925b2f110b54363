import { logger } from "@/lib/core/logger";
import { openBulks, passBulkOn } from "@/lib/review/bulk/bulk-state";
import { openRegenerations, restartRegeneration } from "@/lib/runs/row/write-regeneration";
import { sendBulk, sendRegeneration } from "./events";
import { isHeld } from "./run-owner";

/**
 * Goes on with the regenerations and bulk changes that nobody works on, each in its next round: an interrupted process
 * may have stored one whose event it never sent, and a server may have forgotten it. Never throws.
 *
 * @returns whether one is left whose event was not taken: try again soon
 */
export async function sendUnfinished(): Promise<{ unsent: boolean }> {
  try {
    for (const work of await openRegenerations()) {
      if (!isHeld(work)) await sendRegeneration(await restartRegeneration(work));
    }
    for (const work of await openBulks()) {
      if (!isHeld(work)) await sendBulk(await passBulkOn(work));
    }
    return { unsent: false };
  } catch (error) {
    logger.warn({ err: error }, "the queue did not take unfinished work; trying again");
    return { unsent: true };
  }
}

/** Whether there is a regeneration or a bulk change that has not ended. */
export async function hasUnfinished(): Promise<boolean> {
  return (await openRegenerations()).length > 0 || (await openBulks()).length > 0;
}
