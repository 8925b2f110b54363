import { expect, test } from "vitest";
import { ADMIN_TOKEN } from "../../support/batch-calls";
import { drivenApp } from "./driven-app";
import type { Troubles } from "./inngest-server";

const launchApp = drivenApp();
const REQUEST = { num_ideas: 210, max_candidates: 1, measures: { purpose_novelty: false } };

async function launch(troubles: Troubles = {}) {
  const driven = await launchApp(troubles, { env: { ADMIN_TOKEN } });
  // After the app's modules were loaded anew.
  return { ...driven, ...(await import("../../support/batch-calls")) };
}

test("a server that makes every call twice at once has a batch made once", async () => {
  const { startBatch, endBatch, model, db } = await launch({ callsTwice: true });
  const { batch_id } = await startBatch(REQUEST);
  expect(await endBatch(batch_id)).toMatchObject({
    state: "SUCCESS",
    counts: { saved: 210, failed: 0 },
    runs: { success: 5 },
  });
  expect(model.counts.byColumn.project_idea).toBe(210);
  expect(await db().executorRun.count()).toBe(0);
});

test("the runs of a batch that a server has lost are sent again by the app's next start", async () => {
  let isLosing = true;
  const { startBatch, endBatch, readBatch, app } = await launch({
    loses: ({ name }) => isLosing && /ideas/.test(name),
  });
  const { batch_id } = await startBatch(REQUEST);
  expect((await readBatch(batch_id)).runs).toMatchObject({ pending: 4, waiting: 1 });
  isLosing = false;
  await app.halt();
  await app.resume();
  expect(await endBatch(batch_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 210 } });
});
