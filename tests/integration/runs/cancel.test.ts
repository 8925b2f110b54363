import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { stream } from "@/lib/pipeline/random";
import { Latch } from "../../support/latch";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
const ROUNDS = 30;
const IDEAS = 6;
const CALLS = IDEAS * 3;

const savedOf = (taskId: string) => db().project.count({ where: { row: { runId: taskId } } });

test("cancelled at 30 random moments, a run never saves an idea after the answer", {
  timeout: 240_000,
}, async () => {
  const { app, stub } = await launch({ stub: { latency: [10, 40], dimensions: 16 } });
  const start = async () => (await app.start({ num_ideas: IDEAS, seed_tags: ["ios"] })).task_id;
  const until = (condition: () => void | Promise<void>) => vi.waitFor(condition, { interval: 2 });
  /** Waits for a random number of calls in one half of the rounds, for one or two saved ideas in the other. */
  const moment = async (round: number, taskId: string, callsBefore: number) => {
    const random = stream(7, "cancel", round).float();
    if (round % 2 === 0) {
      const calls = Math.floor(random * CALLS);
      await until(() => expect(stub.counts.calls - callsBefore).toBeGreaterThanOrEqual(calls));
    } else {
      const saved = 1 + Math.floor(random * 2);
      await until(async () => expect(await savedOf(taskId)).toBeGreaterThanOrEqual(saved));
    }
  };

  const cancelled: { taskId: string; saved: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const latch = new Latch();
    const { calls } = stub.counts;
    // One idea of each run waits for its scores, so the run is still open when it is cancelled.
    const release = stub.answer(async ({ column, columnIndex }) => {
      if (column === "idea_quality" && columnIndex % IDEAS === 0) await latch.wait();
      return undefined;
    });
    const taskId = await start();
    await moment(round, taskId, calls);
    const response = await app.cancel(taskId);
    const status = await response.json();
    expect(response.status).toBe(200);
    const saved = await savedOf(taskId);
    expect(status).toMatchObject({ state: "FAILURE", outcome: "cancelled", counts: { saved } });
    const again = await (await app.cancel(taskId)).json();
    // Answers on their way to the store have been paid for: they are kept, and counted.
    const { usage, counts, result } = again;
    expect(again).toEqual({ ...status, usage, counts, result });
    expect([counts.saved, counts.failed]).toEqual([saved, 0]);
    if (result) expect(result).toMatchObject({ num_saved: saved, project_ids: status.project_ids });
    cancelled.push({ taskId, saved });
    latch.open();
    release();
  }
  await app.end(await start());
  expect(stub.counts.inFlight).toBe(0);

  for (const { taskId, saved } of cancelled) expect(await savedOf(taskId)).toBe(saved);
  // The moments fell before the first idea was saved, and between two.
  expect(cancelled.some(({ saved }) => saved === 0)).toBe(true);
  expect(cancelled.some(({ saved }) => saved > 0)).toBe(true);
});

test("cancelling closes the sockets of calls that would never be answered", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  stub.answer(() => ({ fault: "stall" }));
  const { task_id } = await app.start({ num_ideas: 10, seed_tags: ["ios"] });
  await vi.waitFor(() => expect(stub.counts.inFlight).toBe(8), { interval: 5 });
  await app.cancel(task_id);
  // Far below the 60 seconds after which the calls would end by themselves.
  await vi.waitFor(() => expect(stub.counts.inFlight).toBe(0), { interval: 5 });
  expect(stub.counts.abandoned).toBe(8);
  expect(stub.counts.calls).toBe(8);
});

test("a cancelled run can be gone on with: a retry makes the rows it had not saved", async () => {
  const { app, stub } = await launch({ stub: { latency: 50, dimensions: 16 } });
  const { task_id } = await app.start({ num_ideas: 6, seed_tags: ["ios"] });
  await vi.waitFor(() => expect(stub.counts.byColumn.metadata).toBeGreaterThan(0), {
    interval: 5,
  });
  await app.cancel(task_id);
  const retried = await app.retry(task_id);
  expect(await retried.json()).toMatchObject({ state: "STARTED", outcome: null });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 6, failed: 0 } });
  expect((await app.retry(task_id)).status).toBe(409);
  expect(await (await app.cancel(task_id)).json()).toMatchObject({ state: "SUCCESS", outcome: null });
});
