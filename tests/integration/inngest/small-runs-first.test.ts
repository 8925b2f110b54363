import { describe, expect, test } from "vitest";
import type { TestApp } from "../../support/app";
import { Latch } from "../../support/latch";
import type { StubModel } from "../../support/stub-model/stub";
import { stubbedApp } from "../../support/stubbed-app";
import { drivenApp } from "./driven-app";

const launchEmbedded = stubbedApp();
const launchDriven = drivenApp();

const ENV = { LLM_CONCURRENCY: "2" };
const STUB = { latency: 20, dimensions: 8 };
const IDEA = { seed_tags: ["ios"], max_candidates: 1, measures: { purpose_novelty: false } };

const engines = {
  "the embedded executor": async () => {
    const { app, stub } = await launchEmbedded({ stub: STUB, env: ENV });
    return { app, model: stub };
  },
  "an Inngest server": async () => {
    const { app, model } = await launchDriven({}, { env: ENV });
    model.options = { ...model.options, ...STUB };
    return { app, model };
  },
};

/** Starts runs of 50, and one of 2 once all rows of theirs that may have begun; how many of their ideas are there when it ends. */
async function savedBefore(app: TestApp, model: StubModel, large: number) {
  const { db } = await import("@/lib/core/db");
  const opened = new Latch();
  model.answer(async ({ route }) => {
    if (route === "chat") await opened.wait();
    return undefined;
  });
  const runs = await Promise.all(Array.from({ length: large }, () => app.start({ ...IDEA, num_ideas: 50 })));
  const planned = async () => db().generationRow.count();
  await expect.poll(planned).toBe(50 * large);
  await expect.poll(() => model.counts.inFlight).toBe(2);
  const small = await app.start({ ...IDEA, num_ideas: 2 });
  opened.open();
  expect(await app.end(small.task_id, 200_000)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 } });
  const saved = (await db().generationRow.count({ where: { state: "saved" } })) - 2;
  return { runs, saved };
}

describe.each(Object.entries(engines))("with %s", (_name, launch) => {
  test("a run of 2 started after a run of 50 ends long before it", { timeout: 300_000 }, async () => {
    const { app, model } = await launch();
    const { runs, saved } = await savedBefore(app, model, 1);
    expect(saved).toBeLessThan(16);
    const [run] = runs;
    expect(await app.end(run?.task_id ?? "", 200_000)).toMatchObject({
      state: "SUCCESS",
      counts: { saved: 50 },
    });
  });

  test("a run of 2 waits for no turn of ten runs of 50", { timeout: 300_000 }, async () => {
    const { app, model } = await launch();
    const { runs, saved } = await savedBefore(app, model, 10);
    // In turn it would be 40 and more.
    expect(saved).toBeLessThan(25);
    await Promise.all(runs.map(({ task_id }) => app.cancel(task_id)));
  });
});
