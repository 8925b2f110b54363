import { invoke } from "inngest";
import { z } from "zod";
import { generateRow } from "@/lib/runs/row/generate-row";
import { saveRow } from "@/lib/runs/row/save-row";
import { inngest } from "../client";
import { appStarted, NO_ROUND } from "../events";
import { working } from "../run-owner";
import { BUDGET_WAIT, RETRIES, RUN_CANCELLED, SHARED_QUEUE } from "./flow-control";

/**
 * One row: its columns, then its project. Errors of the idea itself are recorded in the store, not thrown.
 *
 * Neither is a step of its own: both look at the store for what is missing, and a step costs one more call and write.
 */
export const generateRowFunction = inngest.createFunction(
  {
    id: "generate-row",
    triggers: [invoke(z.object({ taskId: z.string(), row: z.int(), round: z.int().optional() }))],
    concurrency: SHARED_QUEUE,
    cancelOn: RUN_CANCELLED,
    retries: RETRIES,
  },
  async ({ event, step }) => {
    const { taskId, row, round = NO_ROUND } = event.data;
    const target = { taskId, row, round };
    for (let pause = 1; ; pause++) {
      const state = await working(taskId, async () => {
        const state = await generateRow(target);
        return state === "generated" ? saveRow(target) : state;
      });
      if (state !== "paused") return state;
      await step.waitForEvent(`budget-${pause}`, { event: appStarted, timeout: BUDGET_WAIT });
    }
  },
);
