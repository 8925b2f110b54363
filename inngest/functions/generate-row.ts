import { invoke } from "inngest";
import { z } from "zod";
import { generateRow } from "@/lib/runs/row/generate-row";
import { saveRow } from "@/lib/runs/row/save-row";
import { inRowSpan } from "@/lib/telemetry/spans";
import { inngest } from "../client";
import { appStarted, NO_ROUND, SIZE } from "../events";
import { working } from "../run-owner";
import { BUDGET_WAIT, RETRIES, RUN_CANCELLED, SHARED_QUEUE, SMALL_RUNS_FIRST } from "./flow-control";

/**
 * One row, in one step: its columns, then its project. Both look at the store for what is missing, and a second step would
 * cost a call and two writes more. Errors of the idea itself are recorded in the store, not thrown.
 */
export const generateRowFunction = inngest.createFunction(
  {
    id: "generate-row",
    triggers: [invoke(z.object({ taskId: z.string(), row: z.int(), round: z.int().optional(), ...SIZE }))],
    concurrency: SHARED_QUEUE,
    priority: SMALL_RUNS_FIRST,
    cancelOn: RUN_CANCELLED,
    retries: RETRIES,
  },
  async ({ event, step }) => {
    const { taskId, row, round = NO_ROUND, ideas, batch } = event.data;
    const target = { taskId, row, round };
    const write = () =>
      working(taskId, () =>
        inRowSpan(target, async () => {
          const state = await generateRow({ ...target, ideas, batch });
          return state === "generated" ? saveRow(target) : state;
        }),
      );

    let state = await step.run("write", write);
    for (let pause = 1; state === "paused"; pause++) {
      await step.waitForEvent(`budget-${pause}`, { event: appStarted, timeout: BUDGET_WAIT });
      state = await step.run(`write-${pause}`, write);
    }
    return state;
  },
);
