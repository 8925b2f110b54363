import { DomainError } from "@/lib/core/errors";
import { failRun, finishRun } from "@/lib/runs/end-run";
import { failRow, toRowError } from "@/lib/runs/row/row-error";
import { startRun } from "@/lib/runs/start-run";
import { inngest } from "../client";
import { ideasRequested } from "../events";
import { RETRIES, RUN_CANCELLED, SHARED_QUEUE } from "./flow-control";
import { generateRow } from "./generate-row";

/** A whole run. Each row is a run of its own, so that one row's failure leaves the others alone. */
export const generateIdeas = inngest.createFunction(
  {
    id: "generate-ideas",
    triggers: [ideasRequested],
    idempotency: "event.data.start",
    concurrency: SHARED_QUEUE,
    cancelOn: RUN_CANCELLED,
    retries: RETRIES,
    onFailure: async ({ event, step }) => {
      const { taskId } = event.data.event.data as { taskId: string };
      const error = new DomainError("internal", "Something went wrong on our side. Please retry the run.");
      await step.run("fail-run", () => failRun(taskId, error));
    },
  },
  async ({ event, step }) => {
    const { taskId } = event.data;

    const rows = await step.run("building-pipeline", () => startRun(taskId));

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
