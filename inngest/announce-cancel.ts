import { logger } from "@/lib/core/logger";
import { inngest } from "./client";
import { ideasCancelled } from "./events";

/** Tells the queue that a run was cancelled. The store has decided already, so a failure to send is only logged. */
export async function announceCancel(taskId: string): Promise<void> {
  try {
    await inngest.send(ideasCancelled.create({ taskId }));
  } catch (error) {
    logger.warn({ err: error, taskId }, "the queue could not be told of a cancelled run");
  }
}
