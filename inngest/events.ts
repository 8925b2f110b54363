import { eventType } from "inngest";
import { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import { failRun } from "@/lib/runs/fail-run";
import { releaseIdempotencyKey } from "@/lib/runs/release-idempotency-key";
import { inngest } from "./client";

/** A run is to be made, or made complete: `start` names the run and its round, so that it is done once. */
export const ideasRequested = eventType("waywo/ideas.requested", {
  schema: z.object({ taskId: z.string(), start: z.string() }),
});

/** A run has been cancelled in the store; whatever works on it may stop. */
export const ideasCancelled = eventType("waywo/ideas.cancelled", {
  schema: z.object({ taskId: z.string() }),
});

/** The app has started, perhaps with another environment: rows that rest for want of a budget ask again. */
export const appStarted = eventType("waywo/app.started", { schema: z.object({}) });

/**
 * Asks the queue for a run. The same run and round asked for twice is done once.
 *
 * @throws DomainError queue_unavailable; the run is FAILURE then, and its Idempotency-Key free again
 */
export async function requestIdeas(run: GenerationRun): Promise<void> {
  try {
    await sendIdeasRequested(run);
  } catch (cause) {
    logger.error({ err: cause, taskId: run.id }, "the run could not be queued");
    const sentence = "The run could not be queued: Inngest did not take its event. Please try again.";
    const error = new DomainError("queue_unavailable", sentence, { cause });
    await failRun(run.id, error);
    await releaseIdempotencyKey(run.id);
    throw error;
  }
}

/**
 * Sends a run's event, without a say in what becomes of the run.
 *
 * @param anew start it once more, whether or not the queue knows this run and round already
 */
export async function sendIdeasRequested(
  { id, round }: Pick<GenerationRun, "id" | "round">,
  { anew = false } = {},
): Promise<void> {
  const start = anew ? `${id}:${round}:${Date.now()}` : `${id}:${round}`;
  await inngest.send(ideasRequested.create({ taskId: id, start }, { id: start }));
}

/** Tells the queue of a cancelled run. The store has decided already, so a queue that cannot be told is no error. */
export async function announceCancelled(taskId: string): Promise<void> {
  try {
    await inngest.send(ideasCancelled.create({ taskId }));
  } catch (error) {
    logger.warn({ err: error, taskId }, "the queue could not be told of a cancelled run");
  }
}
