import { expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { stream } from "@/lib/pipeline/random";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const generated = { source: "nemo_data_designer" };

test("cancelled at 30 random moments, nothing is saved after the answer and the calls are aborted", {
  timeout: 240_000,
}, async () => {
  const { app, stub } = await launch({ stub: { latency: [10, 40], dimensions: 16 } });
  const wholeRun = async () => {
    const start = performance.now();
    await app.end((await app.start({ num_ideas: 6, seed_tags: ["ios"] })).task_id);
    return performance.now() - start;
  };
  await wholeRun();
  const duration = await wholeRun();
  for (let round = 0; round < 30; round++) {
    const { task_id } = await app.start({ num_ideas: 6, seed_tags: ["ios"] });
    const moment = stream(7, "cancel", round).float() * duration;
    await new Promise((resolve) => setTimeout(resolve, moment));
    const response = await app.cancel(task_id);
    const cancelled = await response.json();
    const saved = await db().project.count({ where: { row: { runId: task_id } } });
    expect(response.status).toBe(200);
    if (cancelled.state === "SUCCESS") continue;
    expect(cancelled).toMatchObject({ state: "FAILURE", outcome: "cancelled", counts: { saved } });
    await vi.waitFor(() => expect(stub.counts.inFlight).toBe(0), { timeout: 1000, interval: 10 });
    expect(await (await app.cancel(task_id)).json()).toEqual(cancelled);
    expect(await db().project.count({ where: { row: { runId: task_id } } })).toBe(saved);
  }
  const ideas = await db().project.count({ where: generated });
  const rows = await db().generationRow.groupBy({ by: ["state"], _count: true });
  expect(rows.map(({ state }) => state).sort()).toEqual(["cancelled", "saved"]);
  expect(rows.find(({ state }) => state === "saved")?._count).toBe(ideas);
});

test("a cancelled run can be gone on with: a retry makes the rows it had not saved", async () => {
  const { app, stub } = await launch({ stub: { latency: 50, dimensions: 16 } });
  const { task_id } = await app.start({ num_ideas: 6, seed_tags: ["ios"] });
  await vi.waitFor(() => expect(stub.counts.byColumn.metadata).toBeGreaterThan(0), {
    timeout: 20_000,
    interval: 5,
  });
  await app.cancel(task_id);
  const retried = await app.retry(task_id);
  expect(await retried.json()).toMatchObject({ state: "STARTED", outcome: null });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 6, failed: 0 } });
  expect((await app.retry(task_id)).status).toBe(409);
  expect(await (await app.cancel(task_id)).json()).toMatchObject({ state: "SUCCESS", outcome: null });
});
