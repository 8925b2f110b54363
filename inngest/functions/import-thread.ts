import { failPost, fetchComments } from "@/lib/hn/fetch-comments";
import { sendImports } from "@/lib/hn/import-queue";
import { inngest } from "../client";
import { threadRequested } from "../events";
import { RETRIES, SHARED_QUEUE } from "./flow-control";

/** The comments of a thread: fetched and stored, then sent to be read, each by a function of its own. */
export const importThreadFunction = inngest.createFunction(
  {
    id: "import-thread",
    triggers: [threadRequested],
    idempotency: "event.data.start",
    concurrency: SHARED_QUEUE,
    retries: RETRIES,
    onFailure: async ({ event, step }) => {
      const { postId } = event.data.event.data as { postId: number };
      await step.run("fail-post", () => failPost(postId, event.data.error.message));
    },
  },
  async ({ event, step }) => {
    const added = await step.run("fetch", () => fetchComments(event.data.postId));
    await step.run("send", () => sendImports());
    return added;
  },
);
