import { failRegeneration, writeRegeneration } from "@/lib/runs/row/write-regeneration";
import { inngest } from "../client";
import { appStarted, regenerationRequested } from "../events";
import { working } from "../run-owner";
import { BUDGET_WAIT, ONE_IDEA_FIRST, RETRIES, SHARED_QUEUE } from "./flow-control";

/** Another candidate of a saved row. Errors of the idea itself are recorded in the store, not thrown. */
export const regenerateRowFunction = inngest.createFunction(
  {
    id: "regenerate-row",
    triggers: [regenerationRequested],
    idempotency: "event.data.start",
    concurrency: SHARED_QUEUE,
    priority: ONE_IDEA_FIRST,
    retries: RETRIES,
    onFailure: async ({ event, step }) => {
      const target = event.data.event.data as { candidateId: number; round: number };
      const sentence = "Something went wrong on our side. Please ask for it again.";
      await step.run("fail-regeneration", () => failRegeneration(target, sentence));
    },
  },
  async ({ event, step }) => {
    const { candidateId, round } = event.data;
    const write = () => working(String(candidateId), () => writeRegeneration({ candidateId, round }));

    let state = await step.run("write", write);
    for (let pause = 1; state === "paused"; pause++) {
      await step.waitForEvent(`budget-${pause}`, { event: appStarted, timeout: BUDGET_WAIT });
      state = await step.run(`write-${pause}`, write);
    }
    return state;
  },
);
