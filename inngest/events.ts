import { eventType } from "inngest";
import { z } from "zod";
import { inngest } from "./client";

/** Work on a run is wanted. `start` names the run and its round, and is the idempotency key of the function. */
export const ideasRequested = eventType("waywo/ideas.requested", {
  schema: z.object({ taskId: z.string(), start: z.string() }),
});

/** A run was cancelled in the store; its functions may end. */
export const ideasCancelled = eventType("waywo/ideas.cancelled", {
  schema: z.object({ taskId: z.string() }),
});

/** The app has started, perhaps with another environment: rows that wait for the token budget check it again. */
export const appStarted = eventType("waywo/app.started", { schema: z.object({}) });

/**
 * Sends the event that starts a run. The queue ignores a second event for the same run and round.
 *
 * @param again start it even if the queue has seen this run and round
 */
export async function sendIdeasRequested(
  { id, round }: { id: string; round: number },
  { again = false } = {},
): Promise<void> {
  const start = again ? `${id}:${round}:${Date.now()}` : `${id}:${round}`;
  await inngest.send(ideasRequested.create({ taskId: id, start }, { id: start }));
}
