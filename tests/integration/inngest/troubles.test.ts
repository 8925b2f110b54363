import { expect, test, vi } from "vitest";
import { Latch } from "../../support/latch";
import { drivenApp, onceAColumn, SIGNING_KEY, saved } from "./driven-app";
import { serveRequest } from "./real-app";
import { signatureOf } from "./signature";

const launch = drivenApp();

test("an event that the server took and lost is sent again for the next round, once the run has rested", async () => {
  let lost = 0;
  const { app, sweepRuns, rest, server } = await launch({
    loses: ({ name }) => name === "waywo/ideas.requested" && lost++ === 0,
  });
  const { task_id } = await app.start({ num_ideas: 2 });
  expect(await sweepRuns()).toEqual({ sent: 0, unsent: false });
  expect(await app.readStatus(task_id)).toMatchObject({ state: "PENDING" });

  await rest();
  expect(await sweepRuns()).toEqual({ sent: 1, unsent: false });
  expect(await app.end(task_id)).toMatchObject({ ...saved(2), paused_reason: null });
  expect(server.events().map(({ id }) => id)).toEqual([`${task_id}:0`, `${task_id}:1`]);
});

test("a run whose times lie in the future, since the clock was set back, is not held for ever", async () => {
  const { app, sweepRuns, db } = await launch({ loses: ({ id = "" }) => id.endsWith(":0") });
  const { task_id } = await app.start({ num_ideas: 2 });
  const nextYear = new Date(Date.now() + 365 * 24 * 3_600_000);
  await db().generationRun.updateMany({ data: { updatedAt: nextYear } });
  expect(await sweepRuns()).toEqual({ sent: 1, unsent: false });
  expect(await sweepRuns()).toEqual({ sent: 0, unsent: false });
  expect(await app.end(task_id)).toMatchObject(saved(2));
});

test("a run that a restarted server has forgotten says that it waits, and goes on", async () => {
  let forgotten = false;
  const { app, model, sweepRuns, rest, db } = await launch({
    answers: ({ function: name, data }) =>
      name === "generate-ideas" && data.round === 0 && forgotten ? Response.json({}) : null,
    loses: ({ id = "" }) => id.endsWith(":1"),
  });
  const latch = new Latch();
  model.answer(async ({ column }) => {
    if (column === "idea_quality") {
      forgotten = true;
      await latch.wait();
    }
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 3 });
  await vi.waitFor(() => expect(model.counts.byColumn.idea_quality).toBe(3));
  await rest();
  // Its calls are under way in this process.
  expect(await sweepRuns()).toEqual({ sent: 0, unsent: false });
  latch.open();
  await vi.waitFor(async () => expect((await app.readStatus(task_id)).counts.saved).toBe(3));
  // Nobody finishes it, and the event of the first attempt to take it up is lost as well.
  await rest();
  expect(await sweepRuns()).toEqual({ sent: 1, unsent: false });
  expect(await app.readStatus(task_id)).toMatchObject({
    state: "STARTED",
    paused_reason: "The run waits for its queue to take it up again.",
  });
  await rest();
  expect(await sweepRuns()).toEqual({ sent: 1, unsent: false });
  expect(await app.end(task_id)).toMatchObject({ ...saved(3), paused_reason: null });
  expect(model.counts).toMatchObject(onceAColumn(3));
  expect((await db().generationRun.findFirstOrThrow()).round).toBe(2);
});

test("while the server makes as many calls as it may, a run that waits its turn is not taken for lost", async () => {
  vi.stubEnv("LLM_CONCURRENCY", "1");
  const { app, model, sweepRuns, rest } = await launch();
  const latch = new Latch();
  model.answer(async ({ route }) => {
    if (route === "chat") await latch.wait();
    return undefined;
  });
  const first = await app.start({ num_ideas: 4 });
  const { working } = await import("@/inngest/run-owner");
  const { SHARED_QUEUE } = await import("@/inngest/functions/flow-control");
  await vi.waitFor(() => expect(model.counts.inFlight).toBe(1));
  const others = Array.from({ length: SHARED_QUEUE.limit - 1 }, () =>
    working("another run", () => latch.wait()),
  );
  const second = await app.start({ num_ideas: 1 });
  await rest();
  expect(await sweepRuns()).toEqual({ sent: 0, unsent: false });
  latch.open();
  await Promise.all(others);
  expect(await app.end(first.task_id)).toMatchObject(saved(4));
  expect(await app.end(second.task_id)).toMatchObject(saved(1));
});

test("a row whose function the server counts as done, though it was never called, is gone through again", async () => {
  let skipped = 0;
  const { app, model } = await launch({
    answers: ({ data }) => (data.row === 1 && skipped++ === 0 ? Response.json("saved") : null),
  });
  const { task_id } = await app.start({ num_ideas: 3 });
  expect(await app.end(task_id)).toMatchObject(saved(3));
  expect(skipped).toBeGreaterThan(1);
  expect(model.counts).toMatchObject(onceAColumn(3));
});

test("every call delivered twice at once, and the event three times, make each idea once", async () => {
  const { app, model, db } = await launch({ callsTwice: true });
  const { inngest } = await import("@/inngest/client");
  const { task_id } = await app.start({ num_ideas: 4 });
  const data = { taskId: task_id, round: 0, start: `${task_id}:0 again` };
  await inngest.send([
    { name: "waywo/ideas.requested", data },
    { name: "waywo/ideas.requested", data: { ...data, start: `${task_id}:0 and again` } },
  ]);
  expect(await app.end(task_id)).toMatchObject(saved(4));
  expect(model.counts).toMatchObject(onceAColumn(4));
  expect(await db().project.count({ where: { source: "nemo_data_designer" } })).toBe(4);
});

test("events that arrive out of order leave the run to its newest round", async () => {
  const { app, db, model } = await launch({ loses: ({ id = "" }) => id.endsWith(":0") });
  const { inngest } = await import("@/inngest/client");
  const { task_id } = await app.start({ num_ideas: 2 });
  await db().generationRun.update({ where: { id: task_id }, data: { round: 2 } });
  const send = (round: number) =>
    inngest.send({
      name: "waywo/ideas.requested",
      data: { taskId: task_id, round, start: `${task_id}:${round}!` },
    });
  for (const round of [1, 2, 0]) await send(round);
  expect(await app.end(task_id)).toMatchObject(saved(2));
  expect(model.counts).toMatchObject(onceAColumn(2));
});

test("what a server still has of an old round fails no row and no run of the new one", {
  timeout: 240_000,
}, async () => {
  const gaveUp: string[] = [];
  const { app, model, route, sweepRuns, rest, db } = await launch({
    neverCancels: true,
    // The old round's rows get no answer any more, so that its function gives up on each of them.
    answers: ({ function: name, data }) => {
      if (data.round !== 0 || name !== "generate-row") return null;
      gaveUp.push(String(data.row));
      return new Response("away", { status: 500 });
    },
  });
  const latch = new Latch();
  model.answer(async ({ route: asked }) => {
    if (asked === "chat") await latch.wait();
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 3 });
  await vi.waitFor(() => expect(gaveUp.length).toBeGreaterThanOrEqual(3));
  await rest();
  await sweepRuns();
  await vi.waitFor(() => expect(model.counts.inFlight).toBe(3));

  // Four attempts for each of three rows; then its catch speaks, and its end.
  await vi.waitFor(() => expect(gaveUp).toHaveLength(12), { interval: 100 });
  const failed = {
    name: "waywo/ideas.requested",
    data: { taskId: task_id, round: 0, start: `${task_id}:0` },
  };
  const body = JSON.stringify({
    version: 2,
    event: {
      id: "f",
      name: "inngest/function.failed",
      data: { event: failed, error: { message: "gone" } },
      ts: 1,
    },
    events: [],
    steps: {},
    ctx: {
      run_id: "f",
      attempt: 0,
      disable_immediate_execution: false,
      use_api: false,
      stack: { stack: [], current: 0 },
    },
  });
  const query = "?fnId=waywo-designer-generate-ideas-failure&stepId=step";
  const signature = signatureOf(body, SIGNING_KEY);
  expect((await route.POST(serveRequest("POST", { query, body, signature }))).status).toBe(206);

  expect(await app.readStatus(task_id)).toMatchObject({
    state: "STARTED",
    counts: { failed: 0 },
    errors: [],
  });
  latch.open();
  expect(await app.end(task_id)).toMatchObject(saved(3));
  expect(model.counts).toMatchObject(onceAColumn(3));
  expect((await db().generationRun.findFirstOrThrow()).round).toBe(1);
});
