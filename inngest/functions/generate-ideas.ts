import { advanceBatchOf } from "@/lib/batches/advance-batch";
import { DomainError } from "@/lib/core/errors";
import { type Finish, failRun, finishRun } from "@/lib/runs/end-run";
import { holdComparisons, type RankingOutcome } from "@/lib/runs/ranking/hold-comparisons";
import { failRow, toRowError } from "@/lib/runs/row/row-error";
import { startRun } from "@/lib/runs/start-run";
import { inngest } from "../client";
import { appStarted, ideasRequested, NO_ROUND } from "../events";
import { working } from "../run-owner";
import { BUDGET_WAIT, RETRIES, RUN_CANCELLED, SHARED_QUEUE, SMALL_RUNS_FIRST } from "./flow-control";
import { generateRowFunction } from "./generate-row";

/** How often the rows are gone through before those that are still open become errors. */
const PASSES = 3;

/**
 * A whole run. Each row is a run of its own, so that one row's failure leaves the others alone; then, where that is asked
 * for, its ideas are compared.
 */
export const generateIdeasFunction = inngest.createFunction(
  {
    id: "generate-ideas",
    triggers: [ideasRequested],
    idempotency: "event.data.start",
    concurrency: SHARED_QUEUE,
    priority: SMALL_RUNS_FIRST,
    cancelOn: RUN_CANCELLED,
    retries: RETRIES,
    onFailure: async ({ event, step }) => {
      const { taskId, round = NO_ROUND } = event.data.event.data as { taskId: string; round?: number };
      const error = new DomainError("internal", "Something went wrong on our side. Please retry the run.");
      await step.run("fail-run", () =>
        working(taskId, async () => {
          await failRun(taskId, error, round);
          await advanceBatchOf(taskId);
        }),
      );
    },
  },
  async ({ event, step }) => {
    const { taskId, round = NO_ROUND, ideas, batch } = event.data;
    const work = <T>(id: string, task: () => Promise<T>) => step.run(id, () => working(taskId, task));

    for (let pass = 1; ; pass++) {
      // The ids of the first pass are those that earlier versions journaled.
      const suffix = pass === 1 ? "" : `-${pass}`;
      const rows = await work(`building-pipeline${suffix}`, () => startRun(taskId, round));
      await Promise.all(
        rows.map((row) => {
          const target = { taskId, row, round };
          return step
            .invoke(`row-${row}${suffix}`, {
              function: generateRowFunction,
              data: { ...target, ideas, batch },
            })
            .catch((error: unknown) =>
              work(`row-${row}-gave-up${suffix}`, () => failRow(target, toRowError(error))),
            );
        }),
      );
      const last = pass === PASSES;
      const { open, unranked, result } = await work(`result${suffix}`, () => finish(taskId, round, { last }));
      if (unranked) break;
      if (!open) return result;
    }

    // A ranking that cannot be finished leaves the ideas with their absolute scores, or with what was compared.
    const compare = (id: string) =>
      work(id, () => holdComparisons(taskId, round)).catch((): RankingOutcome => "done");
    let outcome = await compare("ranking-1");
    for (let next = 2; outcome === "more" || outcome === "paused"; next++) {
      if (outcome === "paused") {
        await step.waitForEvent(`ranking-budget-${next}`, { event: appStarted, timeout: BUDGET_WAIT });
      }
      outcome = await compare(`ranking-${next}`);
    }
    const { result } = await work("ranked", () => finish(taskId, round, { compared: true }));
    return result;
  },
);

/** Ends a run, and goes on with its batch if it is of one. */
async function finish(...run: Parameters<typeof finishRun>): Promise<Finish> {
  const end = await finishRun(...run);
  if (!end.open && !end.unranked) await advanceBatchOf(run[0]);
  return end;
}
