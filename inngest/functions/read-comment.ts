import { sendImports } from "@/lib/hn/import-queue";
import { failComment, readComment } from "@/lib/hn/read-comment";
import { inngest } from "../client";
import { appStarted, commentRequested } from "../events";
import { RETRIES, SHARED_QUEUE } from "./flow-control";

/**
 * How long a comment waits before it checks the model and the token budget again; a restart of the app ends the wait.
 */
const WAIT = "5m";

/**
 * One comment: the model is asked for the projects in it, and the next is sent. What it cannot read is noted in the
 * store, not thrown.
 */
export const readCommentFunction = inngest.createFunction(
  {
    id: "read-comment",
    triggers: [commentRequested],
    idempotency: "event.data.start",
    concurrency: SHARED_QUEUE,
    retries: RETRIES,
    onFailure: async ({ event, step }) => {
      const { commentId } = event.data.event.data as { commentId: number };
      const error = "Something went wrong on our side; import the thread again.";
      await step.run("fail-comment", async () => {
        await failComment(commentId, error);
        await sendImports();
      });
    },
  },
  async ({ event, step }) => {
    const read = async () => {
      const state = await readComment(event.data.commentId);
      if (state !== "waiting") await sendImports();
      return state;
    };
    let state = await step.run("read", read);
    for (let pause = 1; state === "waiting"; pause++) {
      await step.waitForEvent(`wait-${pause}`, { event: appStarted, timeout: WAIT });
      state = await step.run(`read-${pause}`, read);
    }
    return state;
  },
);
