import { expect, test, vi } from "vitest";
import { advanceBatch, advanceBatches } from "@/lib/batches/advance-batch";
import { startNextRun } from "@/lib/batches/start-next-run";
import { db } from "@/lib/core/db";
import { purgeRuns } from "@/lib/runs/delete-run";
import { runQueue, setRunQueue } from "@/lib/runs/run-queue";
import { sweepRuns } from "@/lib/runs/sweep-runs";
import { ADMIN, ADMIN_TOKEN, endBatch, readBatch, retryBatch, startBatch } from "../../support/batch-calls";
import { callEndpoint } from "../../support/call-endpoint";
import { readEvents } from "../../support/read-events";
import { stubbedApp } from "../../support/stubbed-app";
import { watchOpenRuns } from "../../support/watch-open-runs";

const launch = stubbedApp();
const STUB = { dimensions: 16 };
const plain = { max_candidates: 1, measures: { purpose_novelty: false } };
const env = { ADMIN_TOKEN, GENERATE_LIMIT_PER_HOUR: "1" };

test("it never fills the queue, and starts no run that would leave no room for another's", async () => {
  const { app } = await launch({ stub: { ...STUB, latency: 10 }, env: { ...env, MAX_QUEUED_ROWS: "120" } });
  const mostOpen = watchOpenRuns();
  const { batch_id } = await startBatch({ ...plain, num_ideas: 150 });
  const { task_id } = await app.start({ num_ideas: 50 });
  expect((await app.end(task_id)).state).toBe("SUCCESS");
  // What freed the room was no run of the batch; the sweep comes by once a minute.
  const sweeps = setInterval(() => void advanceBatches(), 100);
  expect(await endBatch(batch_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 150 } });
  clearInterval(sweeps);
  expect(await mostOpen()).toBeLessThanOrEqual(2);
});

test("several who notice at once start each run once", async () => {
  await launch({ stub: STUB, env });
  const queue = runQueue();
  setRunQueue(null);
  const { batch_id } = await startBatch({ ...plain, num_ideas: 160 });
  expect(await readBatch(batch_id)).toMatchObject({ state: "PENDING", runs: { waiting: 4 } });
  setRunQueue(queue);
  const batch = await db().generationBatch.findUniqueOrThrow({ where: { id: batch_id } });
  const started = await Promise.all(Array.from({ length: 12 }, () => startNextRun(batch)));
  expect(started.filter((run) => typeof run !== "string")).toHaveLength(4);
  const places = await db().batchRun.findMany({ orderBy: { place: "asc" } });
  expect(places.map(({ place }) => place)).toEqual([0, 1, 2, 3]);
  // As after a kill between storing and sending.
  await sweepRuns();
  expect(await endBatch(batch_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 160 } });
});

test("a run that the queue does not take is sent again by the sweep, and the batch goes on", async () => {
  await launch({ stub: STUB, env });
  const queue = runQueue();
  if (!queue) throw new Error("no queue");
  setRunQueue({ ...queue, send: () => Promise.reject(new Error("not now")) });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 60 });
  expect(await readBatch(batch_id)).toMatchObject({
    state: "STARTED",
    runs: { pending: 1, waiting: 1 },
    paused_reason: expect.stringContaining("is sent again"),
  });
  setRunQueue(queue);
  await sweepRuns();
  await advanceBatch(batch_id);
  expect(await endBatch(batch_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 60 } });
});

test("a run of it that is deleted, or gone for good, still counts and is not made again", async () => {
  await launch({ stub: STUB, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 60 });
  const before = await endBatch(batch_id);
  const [first] = await db().batchRun.findMany({ where: { place: 0 } });
  await callEndpoint("deleteRun", { params: { task_id: first?.runId ?? "" }, headers: ADMIN });
  expect(await purgeRuns(new Date(Date.now() + 31 * 24 * 3_600_000))).toBe(1);
  await advanceBatches();
  expect(await readBatch(batch_id)).toEqual(before);
  expect((await retryBatch(batch_id)).status).toBe(409);
});

test("its events tell the status whole, then what has changed, and go on from a Last-Event-ID", async () => {
  await launch({ stub: { ...STUB, latency: 5 }, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 60 });
  const open = (headers: Record<string, string> = {}) =>
    callEndpoint("streamBatch", { params: { batch_id }, headers: { ...ADMIN, ...headers } });
  let seen: Record<string, unknown> = {};
  let [last, events] = ["", 0];
  for await (const { id, event, data } of readEvents(await open())) {
    expect(event).toBe("status");
    if (events++ > 0) expect(data).not.toHaveProperty("batch_id");
    seen = { ...seen, ...data };
    last = id;
  }
  expect(events).toBeGreaterThan(1);
  expect(seen).toEqual({ ...(await readBatch(batch_id)) });
  expect((await open({ "last-event-id": last })).status).toBe(204);
  const whole: unknown[] = [];
  for await (const { data } of readEvents(await open({ "last-event-id": "none" }))) whole.push(data.state);
  expect(whole).toEqual(["SUCCESS"]);
});

test("only an admin has it, and a run of it that ends by hand is counted", async () => {
  const { app } = await launch({ stub: { ...STUB, latency: 20 }, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 210 });
  expect((await callEndpoint("getBatch", { params: { batch_id } })).status).toBe(401);
  const [first = ""] = (await readBatch(batch_id)).open_runs;
  await app.cancel(first, ADMIN);
  await vi.waitFor(
    async () => expect((await readBatch(batch_id)).runs).toMatchObject({ waiting: 0 }),
    60_000,
  );
  const ended = await endBatch(batch_id);
  expect(ended).toMatchObject({
    state: "SUCCESS",
    runs: { success: 4, cancelled: 1 },
    result: { status: "partial" },
  });
  await app.retry(first, undefined, ADMIN);
  await app.end(first);
  await vi.waitFor(async () => expect((await readBatch(batch_id)).counts.saved).toBe(210));
  expect((await readBatch(batch_id)).result).toMatchObject({ status: "success" });
});

test("a batch of an earlier minute goes on when the app starts again", async () => {
  const { app } = await launch({ stub: { ...STUB, latency: 10 }, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 210 });
  await vi.waitFor(async () => expect((await readBatch(batch_id)).counts.saved).toBeGreaterThan(10));
  await app.halt();
  await app.resume();
  expect(await endBatch(batch_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 210 } });
  expect(await db().project.count()).toBe(210);
});

test("a cancel that was stored, and then nobody carried out, is carried out by the sweep", async () => {
  await launch({ stub: { ...STUB, latency: 20 }, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 210 });
  await db().generationBatch.updateMany({ data: { cancelRequested: true } });
  await advanceBatches();
  expect(await readBatch(batch_id)).toMatchObject({
    state: "FAILURE",
    outcome: "cancelled",
    open_runs: [],
    runs: { waiting: 1, cancelled: 4 },
  });
});
