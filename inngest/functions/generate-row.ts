import { invoke } from "inngest";
import { z } from "zod";
import { generateRow as writeColumns } from "@/lib/runs/row/generate-row";
import { saveRow } from "@/lib/runs/row/save-row";
import { inngest } from "../client";
import { appStarted } from "../events";
import { CANCEL_ON_CANCELLED, QUEUE } from "./flow-control";

/** How long a row rests before it asks again whether the token budget allows a call; a new start asks at once. */
const BUDGET_REST = "5m";

/** One row: its columns, then its project. What goes wrong with an idea is in the store, not thrown. */
export const generateRow = inngest.createFunction(
  {
    id: "generate-row",
    triggers: [invoke(z.object({ taskId: z.string(), row: z.int() }))],
    concurrency: QUEUE,
    cancelOn: CANCEL_ON_CANCELLED,
    retries: 3,
  },
  async ({ event, step }) => {
    const { taskId, row } = event.data;

    let state = await step.run("generate", () => writeColumns(taskId, row));
    for (let rest = 1; state === "paused"; rest++) {
      await step.waitForEvent(`budget-${rest}`, { event: appStarted, timeout: BUDGET_REST });
      state = await step.run(`generate-${rest}`, () => writeColumns(taskId, row));
    }

    return state === "generated" ? step.run("save", () => saveRow(taskId, row)) : state;
  },
);
