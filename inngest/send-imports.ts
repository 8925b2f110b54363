import { logger } from "@/lib/core/logger";
import { hasModel } from "@/lib/hn/has-model";
import { unfetchedPosts, type WaitingComment, waitingComments } from "@/lib/hn/waiting";
import { inngest } from "./client";
import { commentRequested, threadRequested } from "./events";

/** Sent at a time. What is beyond is sent by later sweeps, which find fewer waiting. */
const MAX_COMMENTS = 500;

/**
 * Sends the events of the threads that are to be fetched, and of the comments that are to be read where there is a
 * model. The queue ignores what it has already; it never throws, since a sweep sends again what was not taken.
 */
export async function sendImports(): Promise<void> {
  try {
    for (const { id, round } of await unfetchedPosts()) {
      const start = `post-${id}-${round}`;
      await inngest.send(threadRequested.create({ postId: id, start }, { id: start }));
    }
    if (hasModel()) await sendComments(await waitingComments(MAX_COMMENTS));
  } catch (error) {
    logger.warn({ err: error }, "the queue did not take what is to be imported; trying again");
  }
}

async function sendComments(comments: WaitingComment[]): Promise<void> {
  if (comments.length === 0) return;
  await inngest.send(
    comments.map(({ id, round }) => {
      const start = `comment-${id}-${round}`;
      return commentRequested.create({ commentId: id, start }, { id: start });
    }),
  );
}
