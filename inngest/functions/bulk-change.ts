import { applyBatch } from "@/lib/review/bulk/apply-batch";
import { failBulk, passBulkOn } from "@/lib/review/bulk/bulk-state";
import { inngest } from "../client";
import { bulkRequested, sendBulk } from "../events";
import { working } from "../run-owner";
import { RETRIES } from "./flow-control";

/** Steps of one function run: each call repeats what the ones before returned, so that more would grow with the square. */
const BATCHES = 20;

/** A decision about many projects, 50 a step; what is left after twenty steps is the next round's. */
export const bulkChangeFunction = inngest.createFunction(
  {
    id: "bulk-change",
    triggers: [bulkRequested],
    idempotency: "event.data.start",
    // Not the queue of the rows: no model is asked, so nobody has to wait behind one.
    concurrency: { limit: 2 },
    retries: RETRIES,
    onFailure: async ({ event, step }) => {
      const { bulkId, round } = event.data.event.data as { bulkId: string; round: number };
      const sentence = "Something went wrong on our side. What was changed by then stays.";
      await step.run("fail-bulk", () => failBulk({ id: bulkId, round }, sentence));
    },
  },
  async ({ event, step }) => {
    const target = { id: event.data.bulkId, round: event.data.round };
    const work = <T>(id: string, task: () => Promise<T>) => step.run(id, () => working(target.id, task));

    for (let batch = 0; batch < BATCHES; batch++) {
      const open = await work(`batch-${batch}`, () => applyBatch(target));
      if (!open) return;
    }
    await work("next", async () => sendBulk(await passBulkOn(target)));
  },
);
