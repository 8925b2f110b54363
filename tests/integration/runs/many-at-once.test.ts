import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { Latch } from "../../support/latch";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const RUNS = 20;
const IDEAS = 50;

test("twenty runs of 50 at once all end, within the limit, and a run of 1 posted last does not wait", {
  timeout: 900_000,
}, async () => {
  const { app, stub } = await launch({
    stub: { latency: [10, 30], dimensions: 8 },
    env: { LOG_LEVEL: "warn" },
  });
  const { end, start } = app;
  // The first answers wait until the limit is reached: a busy machine might never have that many in flight.
  const full = new Latch();
  stub.answer(async ({ route }) => {
    if (route !== "chat") return undefined;
    if (stub.counts.inFlight >= 8) full.open();
    await full.wait();
    return undefined;
  });
  const posted = await Promise.all(
    Array.from({ length: RUNS }, () => start({ num_ideas: IDEAS, seed_tags: ["ios"] })),
  );
  const last = await start({ num_ideas: 1, seed_tags: ["web"] });

  expect(await end(last.task_id, 800_000)).toMatchObject({ state: "SUCCESS", counts: { saved: 1 } });
  const savedByThen = await db().generationRow.count({ where: { state: "saved" } });
  expect(savedByThen).toBeLessThan((RUNS * IDEAS * 3) / 4);

  for (const { task_id } of posted) {
    expect(await end(task_id, 800_000)).toMatchObject({
      state: "SUCCESS",
      counts: { saved: IDEAS, failed: 0 },
    });
  }
  expect(await db().project.count({ where: { source: "nemo_data_designer" } })).toBe(RUNS * IDEAS + 1);
  expect(stub.counts.greatestInFlight).toBe(8);
  expect(await db().modelCall.count({ where: { outcome: { not: "ok" } } })).toBe(0);
  // Nothing was tried twice, as it would have been had the store been busy once.
  expect(await db().generationRow.count({ where: { attempts: { not: 1 } } })).toBe(0);
  expect(await db().executorRun.count({ where: { OR: [{ attempt: { gt: 0 } }, { state: "failed" }] } })).toBe(
    0,
  );
  expect(await db().executorStep.count({ where: { attempt: { gt: 0 } } })).toBe(0);
});
