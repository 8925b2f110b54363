import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const RUNS = 20;
const IDEAS = 20;

test("with faults on 30 % of calls, 99.5 % of rows are saved and every other row has its error", {
  timeout: 400_000,
}, async () => {
  const { app, stub } = await launch({
    stub: {
      latency: 2,
      dimensions: 8,
      seed: 5,
      faults: { share: 0.3, kinds: ["429", "500", "reset", "stall", "garbage"] },
    },
    // Far above what a good answer takes on a busy machine, so that only stalled calls time out.
    env: { LLM_TIMEOUT_MS: "2000", LLM_CONCURRENCY: "32", LOG_LEVEL: "error" },
  });
  const { start, end, rows } = app;
  const runs = await Promise.all(
    Array.from({ length: RUNS }, () => start({ num_ideas: IDEAS, seed_tags: ["ios"] })),
  );
  for (const { task_id } of runs) {
    const { counts, errors } = await end(task_id, 380_000);
    expect(counts.saved + counts.failed).toBe(IDEAS);
    expect(errors).toHaveLength(counts.failed);
    for (const error of errors) expect(error.error).not.toBe("");
    expect((await rows(task_id)).filter(({ state }) => state === "failed")).toHaveLength(counts.failed);
  }
  const saved = await db().generationRow.count({ where: { state: "saved" } });
  expect(saved / (RUNS * IDEAS)).toBeGreaterThanOrEqual(0.995);
  const calls = await db().modelCall.count();
  expect(calls).toBeGreaterThanOrEqual(stub.counts.calls);
  console.info(`${saved} of ${RUNS * IDEAS} rows saved; ${(calls / saved).toFixed(2)} calls per saved idea`);
});
