import { DomainError } from "@/lib/core/errors";
import { failRun } from "@/lib/runs/fail-run";
import { finishRun } from "@/lib/runs/finish-run";
import { planRows } from "@/lib/runs/plan-rows";
import { failRow, toRowError } from "@/lib/runs/row/row-error";
import { inngest } from "../client";
import { ideasRequested } from "../events";
import { CANCEL_ON_CANCELLED, QUEUE } from "./flow-control";
import { generateRow } from "./generate-row";

/** A run, from its samples to its result. Each row is a run of its own, so that none can spoil another. */
export const generateIdeas = inngest.createFunction(
  {
    id: "generate-ideas",
    triggers: [ideasRequested],
    concurrency: QUEUE,
    cancelOn: CANCEL_ON_CANCELLED,
    idempotency: "event.data.start",
    retries: 3,
    onFailure: async ({ event, step }) => {
      const { taskId } = event.data.event.data as { taskId: string };
      const error = new DomainError("internal", "Something went wrong on our side. Please retry the run.");
      await step.run("fail-run", () => failRun(taskId, error));
    },
  },
  async ({ event, step }) => {
    const { taskId } = event.data;
    const rows = await step.run("building-pipeline", () => planRows(taskId));

    await Promise.all(
      rows.map((row) =>
        step
          .invoke(`row-${row}`, { function: generateRow, data: { taskId, row } })
          .catch((error: unknown) =>
            step.run(`row-${row}-gave-up`, () => failRow(taskId, row, toRowError(error))),
          ),
      ),
    );

    return step.run("result", () => finishRun(taskId));
  },
);
