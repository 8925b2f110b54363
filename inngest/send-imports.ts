import { logger } from "@/lib/core/logger";
import { hasModel } from "@/lib/hn/has-model";
import { unfetchedPosts, waitingComments } from "@/lib/hn/waiting";
import { inngest } from "./client";
import { commentRequested, threadRequested } from "./events";
import { SHARED_QUEUE } from "./functions/flow-control";
import { mendedAt } from "./queue-trouble";

/** How long what was sent may rest at a server before it is sent again; as long as a run may. */
const QUIET_MS = 10 * 60_000;

/**
 * Makes what sends the events of the threads that are to be fetched and, where there is a model, of the comments that are
 * to be read: only as many as are worked on at a time, so that a run need not wait for a whole thread. Each comment
 * that was read has the next one sent. The queue ignores what it has already. It never throws: a sweep tries again.
 */
export function importSender(): () => Promise<void> {
  /** By event, when it was sent. */
  let sent = new Map<string, number>();
  const rests = (start: string) => (sent.get(start) ?? 0) > Math.max(Date.now() - QUIET_MS, mendedAt());
  return async () => {
    try {
      const posts = (await unfetchedPosts()).map(({ id, round }) => {
        const start = `post-${id}-${round}`;
        return threadRequested.create({ postId: id, start }, { id: start });
      });
      const comments = (hasModel() ? await waitingComments(SHARED_QUEUE.limit) : []).map(({ id, round }) => {
        const start = `comment-${id}-${round}`;
        return commentRequested.create({ commentId: id, start }, { id: start });
      });
      const open = [...posts, ...comments];
      const events = open.filter(({ data }) => !rests(data.start));
      sent = new Map(
        open.flatMap(({ data: { start } }) => (sent.has(start) ? [[start, sent.get(start) ?? 0]] : [])),
      );
      if (events.length === 0) return;
      const now = Date.now();
      for (const { data } of events) sent.set(data.start, now);
      await inngest.send(events);
    } catch (error) {
      sent.clear();
      logger.warn({ err: error }, "the queue did not take what is to be imported; trying again");
    }
  };
}
