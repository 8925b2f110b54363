import { eventType } from "inngest";
import { z } from "zod";
import type { RunSize } from "@/lib/runs/run-size";
import { inngest } from "./client";

/** What the priority of a run and its rows is read from; an event of a version before has neither. */
export const SIZE = { ideas: z.int().optional(), batch: z.boolean().optional() };

/**
 * Work on a run is wanted. `round` is the round it works for; one journaled by a version before rounds has none, and
 * does nothing. `start` names both, and is the idempotency key of the function.
 */
export const ideasRequested = eventType("waywo/ideas.requested", {
  schema: z.object({ taskId: z.string(), round: z.int().optional(), start: z.string(), ...SIZE }),
});

/** A run was cancelled in the store; its functions may end. */
export const ideasCancelled = eventType("waywo/ideas.cancelled", {
  schema: z.object({ taskId: z.string() }),
});

/** The comments of a thread of Hacker News are to be fetched. `start` is thread, round and, at a server, time. */
export const threadRequested = eventType("waywo/thread.requested", {
  schema: z.object({ postId: z.int(), start: z.string() }),
});

/** A comment of Hacker News is to be read. `start` is comment, round and, at a server, time. */
export const commentRequested = eventType("waywo/comment.requested", {
  schema: z.object({ commentId: z.int(), start: z.string() }),
});

/** A candidate of a saved row is to be written. `start` names candidate and round. */
export const regenerationRequested = eventType("waywo/regeneration.requested", {
  schema: z.object({ candidateId: z.int(), round: z.int(), start: z.string() }),
});

/** A bulk change is to go on. `start` names change and round. */
export const bulkRequested = eventType("waywo/bulk.requested", {
  schema: z.object({ bulkId: z.string(), round: z.int(), start: z.string() }),
});

/** The app has started, perhaps with another environment: what waits for the token budget checks it again. */
export const appStarted = eventType("waywo/app.started", { schema: z.object({}) });

/** The round of an event that names none; no run is ever in it. */
export const NO_ROUND = -1;

/** Sends the event that starts a round of a run. The queue ignores a second event for the same one. */
export async function sendIdeasRequested(
  { id, round }: { id: string; round: number },
  size: RunSize | null,
): Promise<void> {
  const start = `${id}:${round}`;
  await inngest.send(ideasRequested.create({ taskId: id, round, start, ...size }, { id: start }));
}

/** Sends the event that starts a round of a regeneration. */
export async function sendRegeneration(target: { candidateId: number; round: number }): Promise<void> {
  const { candidateId, round } = target;
  const start = `candidate-${candidateId}:${round}`;
  await inngest.send(regenerationRequested.create({ candidateId, round, start }, { id: start }));
}

/** Sends the event that starts a round of a bulk change. */
export async function sendBulk({ id, round }: { id: string; round: number }): Promise<void> {
  const start = `bulk-${id}:${round}`;
  await inngest.send(bulkRequested.create({ bulkId: id, round, start }, { id: start }));
}
