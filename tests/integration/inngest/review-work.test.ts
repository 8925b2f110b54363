import { expect, test, vi } from "vitest";
import { ADMIN_TOKEN } from "../review/bulk-app";
import { drivenApp } from "./driven-app";
import type { Troubles } from "./inngest-server";

const launchApp = drivenApp();
const SOON = { interval: 50 };

/** An app whose functions a server runs, with an idea that is saved and others that are pending. */
async function launch(troubles: Troubles = {}) {
  const driven = await launchApp(troubles, { env: { ADMIN_TOKEN } });
  // After the app's modules were loaded anew.
  const { callEndpoint } = await import("../../support/call-endpoint");
  const { endBulk, manyIdeas, readBulk, startBulk } = await import("../review/bulk-app");
  const { task_id, run_token } = await driven.app.start({ num_ideas: 1, seed_tags: ["ios"] });
  await driven.app.end(task_id);
  return {
    ...driven,
    ...{ endBulk, readBulk, startBulk },
    ids: await manyIdeas(130),
    async regenerate(): Promise<number> {
      const headers = { "x-run-token": run_token };
      const response = await callEndpoint("regenerateRow", { params: { task_id, row: "0" }, headers });
      expect(response.status).toBe(202);
      return (await response.json()).candidate_id;
    },
    ready: (candidateId: number) =>
      vi.waitFor(
        async () =>
          expect(await driven.db().regeneration.findUnique({ where: { candidateId } })).toMatchObject({
            state: "ready",
          }),
        SOON,
      ),
  };
}

test.each<[string, Troubles]>([
  ["signs its calls", {}],
  ["makes every call twice at once", { callsTwice: true }],
])("a server that %s has a bulk change and a regeneration done once", async (_, troubles) => {
  const { startBulk, endBulk, regenerate, ready, ids, model, db } = await launch(troubles);
  const asked = { ...model.counts.byColumn };
  const [bulk, candidate] = await Promise.all([startBulk({ action: "approve", ids }), regenerate()]);
  await ready(candidate);
  expect(await endBulk(bulk.bulk_id)).toMatchObject({ state: "SUCCESS", outcomes: { changed: 130 } });
  expect(await db().reviewEntry.count()).toBe(130);
  for (const [column, count] of Object.entries(asked)) {
    expect(model.counts.byColumn[column as keyof typeof asked]).toBe(count + 1);
  }
  expect(await db().executorRun.count()).toBe(0);
});

test("what a server has lost is sent again by the app's next start", async () => {
  let isLosing = false;
  const { startBulk, endBulk, readBulk, regenerate, ready, ids, app } = await launch({
    loses: ({ name }) => isLosing && /bulk|regeneration/.test(name),
  });
  isLosing = true;
  const { bulk_id } = await startBulk({ action: "approve", ids });
  const candidate = await regenerate();
  isLosing = false;
  expect(await readBulk(bulk_id)).toMatchObject({ state: "PENDING", done: 0 });
  await app.halt();
  await app.resume();
  await ready(candidate);
  expect(await endBulk(bulk_id)).toMatchObject({ state: "SUCCESS", outcomes: { changed: 130 } });
});

test("a function that fails at every attempt ends its work with a sentence", async () => {
  const { startBulk, endBulk, regenerate, ids, db } = await launch({
    speed: 1000,
    answers: ({ function: name }) =>
      /^(?:bulk-change|regenerate-row)$/.test(name) ? new Response("out of order", { status: 500 }) : null,
  });
  const { bulk_id } = await startBulk({ action: "approve", ids });
  const candidateId = await regenerate();
  expect(await endBulk(bulk_id)).toMatchObject({
    state: "FAILURE",
    error: "Something went wrong on our side. What was changed by then stays.",
  });
  await vi.waitFor(
    async () =>
      expect(await db().regeneration.findUnique({ where: { candidateId } })).toMatchObject({
        state: "failed",
        error: "Something went wrong on our side. Please ask for it again.",
      }),
    SOON,
  );
});
