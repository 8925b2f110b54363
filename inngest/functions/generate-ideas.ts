import { DomainError } from "@/lib/core/errors";
import { failRun } from "@/lib/runs/fail-run";
import { finishRun } from "@/lib/runs/finish-run";
import { planRows } from "@/lib/runs/plan-rows";
import { recordRowError } from "@/lib/runs/record-row-error";
import { inngest } from "../client";
import { ideasRequested } from "../events";
import { CANCEL_ON_CANCELLED, QUEUE } from "./flow-control";
import { generateRow } from "./generate-row";

/** What is known of why the queue gave up on a row: our own sentences only, nothing of a stranger's error. */
function lastWords(error: unknown): DomainError {
  const ours = error instanceof Error && /\bDomainError\b/.test(`${error.name} ${error.cause}`);
  const sentence = ours ? error.message : "The row failed for a reason of our own; please retry it.";
  return new DomainError("internal", sentence);
}

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
      const error = new DomainError("internal", "The run failed for a reason of our own; please retry it.");
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
            step.run(`row-${row}-gave-up`, () => recordRowError(taskId, row, "saving", lastWords(error))),
          ),
      ),
    );

    return step.run("result", () => finishRun(taskId));
  },
);
