import { describe, expect, test, vi } from "vitest";
import { Latch } from "../../support/latch";
import { drivenApp, isAtWork, onceAColumn, saved } from "./driven-app";
import { health } from "./real-app";

const launch = drivenApp();
const ROWS = 6;

test("a server that is killed in the middle of a run, and knows nothing any more, is sent the run again to end it", async () => {
  const { app, server, model, db, sweepRuns, rest } = await launch({}, { waits: true });
  const latch = new Latch();
  model.answer(async ({ column }) => {
    // Two rows are saved by the time; of the others the idea is asked for.
    if (column === "project_idea" && model.counts.byColumn.project_idea > 2) await latch.wait();
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: ROWS });
  await vi.waitFor(async () => expect((await app.readStatus(task_id)).counts.saved).toBe(2));
  await server.restart();
  latch.open();
  // The calls under way save their rows, and nobody hears of it.
  await vi.waitFor(async () => expect(await isAtWork(task_id)).toBe(false));
  expect(await sweepRuns()).toEqual({ sent: 0, unsent: false });
  await rest();
  expect(await app.readStatus(task_id)).toMatchObject({
    state: "STARTED",
    counts: { saved: ROWS, failed: 0 },
    paused_reason:
      "The run waits for Inngest, which has not worked on it for a while; before long it is sent again.",
  });
  expect(await sweepRuns()).toEqual({ sent: 1, unsent: false });
  expect(await app.end(task_id)).toMatchObject({ ...saved(ROWS), paused_reason: null });
  expect(model.counts).toMatchObject(onceAColumn(ROWS));
  expect((await db().generationRun.findFirstOrThrow()).round).toBe(1);
});

test("a server that was away is noticed, and once it is back its runs are sent again without a rest", async () => {
  let away = false;
  const { app, server, model } = await launch({
    registers: () => (away ? { status: 502, body: "<h1>Bad gateway</h1>" } : null),
    answers: () => (away ? new Response("nobody", { status: 400 }) : null),
  });
  model.answer(({ column }) => {
    if (column === "metadata") away = true;
    return undefined;
  });
  // Sweeps as often as the test needs them.
  const { startSweep, stopSweep } = await import("@/inngest/sweep");
  await stopSweep();
  await startSweep(50);
  const { task_id } = await app.start({ num_ideas: 3 });
  await vi.waitFor(async () =>
    expect(await app.readStatus(task_id)).toMatchObject({
      state: "STARTED",
      paused_reason: "Inngest did not take the app's registration (502: Bad gateway).",
    }),
  );
  expect((await health()).inngest).toMatchObject({ ok: false });
  await vi.waitFor(async () => expect(await isAtWork(task_id)).toBe(false));
  await server.restart();
  model.answer(() => undefined);
  away = false;
  expect(await app.end(task_id)).toMatchObject({ ...saved(3), paused_reason: null });
  expect(model.counts).toMatchObject(onceAColumn(3));
});

describe("the app was away for minutes, and while the new round works the old one", () => {
  test.each<[string, { ofRow: () => Response; ofRun: () => Response | null; ends: string }]>([
    [
      "gives up on each of its rows",
      { ofRow: () => new Response("away", { status: 502 }), ofRun: () => null, ends: "generate-ideas" },
    ],
    [
      "gives up on itself",
      {
        ofRow: () => Response.json("saved"),
        ofRun: () => new Response("away", { status: 502 }),
        ends: "generate-ideas-failure",
      },
    ],
  ])("%s: it fails no row and no run", async (_what, { ofRow, ofRun, ends }) => {
    let away = false;
    const speaks = new Latch();
    const ended: string[] = [];
    const { app, model, db } = await launch({
      neverCancels: true,
      speed: 50,
      delivers: async ({ function: name, data }, deliver) => {
        const isOld = away && data.round === 0;
        if (isOld) await speaks.wait();
        if (isOld && name === "generate-row") return ofRow();
        const response = (isOld && ofRun()) || (await deliver());
        if (data.round !== 1 && response.status === 200) ended.push(name);
        return response;
      },
    });
    let begun = 0;
    const works = new Latch();
    model.answer(async ({ column }) => {
      // Two rows are saved by the first round; it never hears of the others.
      if (column === "project_idea" && ++begun > 2) await works.wait();
      return undefined;
    });
    const { task_id } = await app.start({ num_ideas: 5 });
    await vi.waitFor(async () => expect((await app.readStatus(task_id)).counts.saved).toBe(2));
    away = true;
    await app.halt();
    await app.resume();
    await vi.waitFor(() => expect(begun).toBe(5 + 3));

    speaks.open();
    await vi.waitFor(() => expect(ended).toContain(ends));
    expect(await app.readStatus(task_id)).toMatchObject({
      state: "STARTED",
      counts: { saved: 2, failed: 0 },
      errors: [],
    });
    works.open();
    expect(await app.end(task_id)).toMatchObject(saved(5));
    expect(model.counts.byColumn).toMatchObject({ metadata: 5, idea_quality: 5 });
    expect((await db().generationRun.findFirstOrThrow()).round).toBe(1);
  });
});

test("a run that is sent again is cancelled at the server in its old round, which calls nothing any more", async () => {
  const speaks = new Latch();
  let [away, spoken] = [false, false];
  const late: string[] = [];
  const { app, model, server } = await launch({
    speed: 500,
    delivers: async ({ function: name, data }, deliver) => {
      if (!away || data.round !== 0) return deliver();
      if (spoken) late.push(name);
      await speaks.wait();
      return new Response("away", { status: 502 });
    },
  });
  const works = new Latch();
  model.answer(async ({ route }) => {
    if (route === "chat") await works.wait();
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 3 });
  await vi.waitFor(() => expect(model.counts.inFlight).toBe(3));
  away = true;
  await app.halt();
  await app.resume();
  await vi.waitFor(() => expect(server.events().map(({ id }) => id)).toContain(`${task_id}:1`));
  await vi.waitFor(() => expect(model.counts.inFlight).toBe(3));

  spoken = true;
  speaks.open();
  works.open();
  expect(await app.end(task_id)).toMatchObject(saved(3));
  expect(late).toEqual([]);
});
