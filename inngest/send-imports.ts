import { isEmbedded } from "@/lib/core/executor-kind";
import { logger } from "@/lib/core/logger";
import { unfetchedPosts, waitingComments } from "@/lib/hn/waiting";
import { whyHeld } from "@/lib/hn/why-held";
import { inngest } from "./client";
import { commentRequested, threadRequested } from "./events";
import { SHARED_QUEUE } from "./functions/flow-control";
import { mendedAt } from "./queue-trouble";

/** How long what was sent may rest at a server before it is sent again; as long as a run may. */
const QUIET_MS = 10 * 60_000;

/**
 * Makes what sends the events of the threads that are to be fetched and, while the model may be asked, of the comments
 * that are to be read: only as many as are worked on at a time, so that a run need not wait for a whole thread. Each
 * comment that was read has the next one sent. It never throws: a sweep tries again.
 */
export function importSender(): () => Promise<void> {
  /** By thread or comment and its round, when it was sent. */
  const sent = new Map<string, number>();
  const isDue = (work: string) => (sent.get(work) ?? 0) <= Math.max(Date.now() - QUIET_MS, mendedAt());
  return async () => {
    let due: { work: string; event: ImportEvent }[] = [];
    try {
      const posts = (await unfetchedPosts()).map(({ id, round }) => {
        const work = `post-${id}-${round}`;
        const start = startOf(work);
        return { work, event: threadRequested.create({ postId: id, start }, { id: start }) };
      });
      const waiting = (await whyHeld()) === null ? await waitingComments(SHARED_QUEUE.limit) : [];
      const comments = waiting.map(({ id, round }) => {
        const work = `comment-${id}-${round}`;
        const start = startOf(work);
        return { work, event: commentRequested.create({ commentId: id, start }, { id: start }) };
      });
      due = [...posts, ...comments].filter(({ work }) => isDue(work));
      if (due.length === 0) return;
      for (const [work, at] of sent) if (at < Date.now() - QUIET_MS) sent.delete(work);
      for (const { work } of due) sent.set(work, Date.now());
      await inngest.send(due.map(({ event }) => event));
    } catch (error) {
      for (const { work } of due) sent.delete(work);
      logger.warn({ err: error }, "the queue did not take what is to be imported; trying again");
    }
  };
}

type ImportEvent = ReturnType<typeof threadRequested.create> | ReturnType<typeof commentRequested.create>;

/**
 * The id of an event. A server ignores ids that it has seen within 24 hours, even of work that it has lost, so that each
 * time has its own; what it still has of an earlier time finds the work done. The built-in executor loses nothing.
 */
const startOf = (work: string) => (isEmbedded() ? work : `${work}-${Date.now().toString(36)}`);
