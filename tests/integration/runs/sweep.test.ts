import { expect, test, vi } from "vitest";
import { generateRequestSchema } from "@/lib/contracts/generate-request";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { createRun } from "@/lib/runs/create-run";
import { cancelRun, failRun } from "@/lib/runs/end-run";
import { generateRow } from "@/lib/runs/row/generate-row";
import { runQueue, setRunQueue } from "@/lib/runs/run-queue";
import { sweepRuns } from "@/lib/runs/sweep-runs";
import { Latch } from "../../support/latch";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const newRun = async (num_ideas = 2) =>
  (await createRun(generateRequestSchema.parse({ num_ideas, seed_tags: ["ios"] }), null)).run;
const roundOf = async (id: string) => (await db().generationRun.findUniqueOrThrow({ where: { id } })).round;

test("a run whose event was never sent is found and made", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const { id } = await newRun();
  expect(await sweepRuns()).toEqual({ sent: 1, unsent: false });
  expect(await app.end(id)).toMatchObject({ state: "SUCCESS", paused_reason: null, counts: { saved: 2 } });
  expect(await sweepRuns()).toEqual({ sent: 0, unsent: false });
});

test("a run that is worked on, or whose rows wait for the token budget, is left to its owner", async () => {
  const { app, stub } = await launch({
    stub: { dimensions: 16 },
    env: { DAILY_TOKEN_BUDGET: "1000" },
  });
  const latch = new Latch();
  stub.answer(async ({ route }) => {
    if (route === "chat") await latch.wait();
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 3, seed_tags: ["ios"] });
  await vi.waitFor(() => expect(stub.counts.inFlight).toBe(3));
  expect(await sweepRuns()).toEqual({ sent: 0, unsent: false });
  latch.open();
  await vi.waitFor(async () =>
    expect(await db().executorStep.count({ where: { op: "WaitForEvent" } })).toBeGreaterThan(0),
  );
  expect(await sweepRuns()).toEqual({ sent: 0, unsent: false });
  expect(await roundOf(task_id)).toBe(0);
});

test("a run whose function has ended without it goes on with what its rows have", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  const { id } = await newRun(3);
  // As if a function had begun it and died: one row planned, one begun, one waiting to be saved.
  const { startRun } = await import("@/lib/runs/start-run");
  await startRun(id, 0);
  expect(await generateRow({ taskId: id, row: 0, round: 0 })).toBe("generated");
  await db().generationRow.update({
    where: { runId_row: { runId: id, row: 1 } },
    data: { state: "generating" },
  });
  expect(await sweepRuns()).toEqual({ sent: 1, unsent: false });
  expect(await app.end(id)).toMatchObject({ state: "SUCCESS", counts: { saved: 3, failed: 0 } });
  expect(stub.counts.byColumn.project_idea).toBe(3);
});

test("rows left open by a finished run go on where it was a SUCCESS, and end as it did elsewhere", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const lose = (runId: string, row: number) =>
    db().generationRow.updateMany({
      where: { runId, row },
      data: { state: "generating", projectId: null },
    });
  const complete = await app.start({ num_ideas: 2, seed_tags: ["ios"] });
  const [first] = (await app.end(complete.task_id)).project_ids;
  await lose(complete.task_id, 0);
  await db().project.delete({ where: { id: first ?? 0 } });
  const { startRun } = await import("@/lib/runs/start-run");
  const cancelled = await newRun();
  await startRun(cancelled.id, 0);
  await cancelRun(cancelled.id);
  await lose(cancelled.id, 1);
  const failed = await newRun();
  await startRun(failed.id, 0);
  await failRun(failed.id, new DomainError("internal", "It broke."), 0);
  await lose(failed.id, 1);

  expect(await sweepRuns()).toEqual({ sent: 1, unsent: false });
  expect(await app.end(complete.task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 } });
  expect(await app.readStatus(cancelled.id)).toMatchObject({ state: "FAILURE", outcome: "cancelled" });
  expect((await app.rows(cancelled.id)).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
  expect(await app.readStatus(failed.id)).toMatchObject({
    state: "FAILURE",
    errors: [
      { row: 0, error: "It broke." },
      { row: 1, error: "It broke." },
    ],
  });
});

test("calls at the same time share one sweep, and a store that cannot be read does not make it throw", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const { id } = await newRun();
  const sweeps = await Promise.all([sweepRuns(), sweepRuns(), sweepRuns()]);
  expect(sweeps.map(({ sent }) => sent)).toEqual([1, 1, 1]);
  expect(await roundOf(id)).toBe(1);
  await app.end(id);

  const queue = runQueue();
  await newRun();
  setRunQueue({
    holds: () => {
      throw new Error("no answer");
    },
    send: async () => {},
  });
  expect(await sweepRuns()).toEqual({ sent: 0, unsent: true });
  setRunQueue(queue);
  await sweepRuns();
});

test("a queue that does not take the event is asked again for the same round, and the status says so", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const queue = runQueue();
  const runs = [await newRun(), await newRun()];
  let attempts = 0;
  setRunQueue({
    holds: () => false,
    send: async () => {
      attempts++;
      throw new Error("not taken");
    },
  });
  for (const attempt of [1, 2]) {
    expect(await sweepRuns()).toEqual({ sent: 0, unsent: true });
    // The first refusal ends a sweep.
    expect(attempts).toBe(attempt);
    for (const { id } of runs) {
      expect(await roundOf(id)).toBe(1);
      expect((await app.readStatus(id)).paused_reason).toMatch(/does not take its event/);
    }
  }
  setRunQueue(queue);
  expect(await sweepRuns()).toEqual({ sent: 2, unsent: false });
  for (const { id } of runs) {
    expect(await app.end(id)).toMatchObject({ state: "SUCCESS", paused_reason: null });
    expect(await roundOf(id)).toBe(1);
  }
});

test("sweeps repeat by themselves, and end with the queue", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const { startQueue, stopQueue } = await import("@/inngest/lifecycle");
  const { forgetSingleton } = await import("@/lib/core/singleton");
  await stopQueue();
  forgetSingleton("executor");
  await startQueue({ sweepMs: 20 });
  const { id } = await newRun();
  expect(await app.end(id)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 } });
  await stopQueue();
  expect(runQueue()).toBeNull();
  forgetSingleton("executor");
  await startQueue();
});
