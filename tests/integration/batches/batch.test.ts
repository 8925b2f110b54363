import { expect, onTestFinished, test, vi } from "vitest";
import { advanceBatch, advanceBatches } from "@/lib/batches/advance-batch";
import { runRequest } from "@/lib/batches/batch-request";
import { generateRequestSchema } from "@/lib/contracts/generate-request";
import { db } from "@/lib/core/db";
import { createRun } from "@/lib/runs/create-run";
import { runQueue, setRunQueue } from "@/lib/runs/run-queue";
import { OPEN_RUN_STATES } from "@/lib/runs/state";
import { problemOf } from "../../support/app";
import {
  ADMIN,
  ADMIN_TOKEN,
  cancelBatch,
  endBatch,
  postBatch,
  readBatch,
  retryBatch,
  startBatch,
} from "../../support/batch-calls";
import { callEndpoint } from "../../support/call-endpoint";
import { readEvents } from "../../support/read-events";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
const STUB = { dimensions: 16 };
const plain = { max_candidates: 1, measures: { purpose_novelty: false } };
const env = { ADMIN_TOKEN, GENERATE_LIMIT_PER_HOUR: "1" };

/** The most runs of batches that were open at once, by the store; until it is asked. */
function watchOpenRuns(): () => Promise<number> {
  let [most, isOver] = [0, false];
  const watching = (async () => {
    while (!isOver) {
      const open = { batchId: { not: null }, state: { in: OPEN_RUN_STATES } };
      most = Math.max(most, await db().generationRun.count({ where: open }));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  onTestFinished(async () => {
    isOver = true;
    await watching;
  });
  return async () => {
    isOver = true;
    await watching;
    return most;
  };
}

test("a batch is made as runs of 50, four at a time, whose seeds follow from its own, and counts once", async () => {
  const { app } = await launch({ stub: STUB, env });
  const mostOpen = watchOpenRuns();
  const response = await postBatch({ ...plain, num_ideas: 290, seed: 7, seed_tags: ["ios"] });
  const created = await response.json();
  expect(created).toEqual({
    batch_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    num_requested: 290,
    num_runs: 6,
    created_at: expect.any(String),
    status_url: `/api/batches/${created.batch_id}`,
  });
  expect(response.headers.get("location")).toBe(created.status_url);
  expect((await readBatch(created.batch_id)).runs).toMatchObject({ waiting: 2, failure: 0 });

  const status = await endBatch(created.batch_id);
  expect(await mostOpen()).toBe(4);
  expect(status).toMatchObject({
    state: "SUCCESS",
    outcome: null,
    error: null,
    progress: 290,
    counts: { generated: 290, saved: 290, failed: 0 },
    runs: { waiting: 0, pending: 0, started: 0, success: 6, failure: 0, cancelled: 0 },
    open_runs: [],
    seed: 7,
    seed_tags: ["ios"],
    by: "admin",
    result: { status: "success", num_requested: 290, num_generated: 290, num_saved: 290 },
  });
  const calls = await db().modelCall.aggregate({
    _count: true,
    _sum: { promptTokens: true, completionTokens: true },
  });
  expect(status.usage).toMatchObject({
    calls: calls._count,
    prompt_tokens: calls._sum.promptTokens,
    completion_tokens: calls._sum.completionTokens,
  });

  const places = await db().batchRun.findMany({ orderBy: { place: "asc" } });
  const runs = await db().generationRun.findMany({
    where: { id: { in: places.map(({ runId }) => runId) } },
    include: { rows: { orderBy: { row: "asc" } } },
  });
  const inOrder = places.map(({ runId }) => runs.find(({ id }) => id === runId));
  const batch = await db().generationBatch.findUniqueOrThrow({ where: { id: created.batch_id } });
  expect(inOrder.map((run) => [run?.numIdeas, run?.seed, run?.corpusMark])).toEqual(
    places.map(({ place }) => {
      const { num_ideas, seed } = runRequest(batch, place);
      return [num_ideas, seed, status.corpus_mark];
    }),
  );
  expect(inOrder.map((run) => run?.numIdeas)).toEqual([50, 50, 50, 50, 50, 40]);
  expect(inOrder[0]?.seed).toBe(7);
  expect(new Set(runs.map(({ seed }) => seed)).size).toBe(6);

  // One seed and corpus draw one run's samples anew, by themselves.
  const { task_id } = await app.start({
    ...plain,
    num_ideas: 50,
    seed_tags: ["ios"],
    seed: inOrder[3]?.seed,
    corpus_mark: status.corpus_mark,
  });
  await app.end(task_id);
  const samples = (rows: { primaryTag: string; targetAudience: string; targetComplexity: number }[] = []) =>
    rows.map(({ primaryTag, targetAudience, targetComplexity }) => [
      primaryTag,
      targetAudience,
      targetComplexity,
    ]);
  const again = await db().generationRow.findMany({ where: { runId: task_id }, orderBy: { row: "asc" } });
  expect(samples(again)).toEqual(samples(inOrder[3]?.rows));
  expect(samples(inOrder[3]?.rows)).not.toEqual(samples(inOrder[2]?.rows));
});

test("its runs are in the history, by batch or without them, and are no owner's", async () => {
  const { app } = await launch({ stub: STUB, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 60 });
  const { task_id } = await app.start({ num_ideas: 1 });
  await Promise.all([endBatch(batch_id), app.end(task_id)]);
  const list = async (search: string) => {
    const response = await callEndpoint("listRuns", { search });
    return ((await response.json()) as { runs: { task_id: string; batch_id: string | null }[] }).runs;
  };
  const { runs_url } = await readBatch(batch_id);
  expect(runs_url).toBe(`/api/generate-ideas?batch=${batch_id}`);
  const ofBatch = await list(runs_url.split("?")[1] ?? "");
  expect(ofBatch.map((run) => run.batch_id)).toEqual([batch_id, batch_id]);
  expect((await list("batch=none")).map((run) => run.task_id)).toEqual([task_id]);
  expect(await list("")).toHaveLength(3);
  expect((await callEndpoint("listRuns", { search: "batch=some" })).status).toBe(422);
  const [first] = ofBatch;
  expect((await app.readStatus(first?.task_id ?? "")).batch_id).toBe(batch_id);
});

test("its export is what it saved, in every format, and a status has an ETag", async () => {
  const { app } = await launch({ stub: STUB, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 70 });
  const { task_id } = await app.start({ num_ideas: 3 });
  await Promise.all([endBatch(batch_id), app.end(task_id)]);
  const rows = await db().generationRow.findMany({
    where: { run: { batchId: batch_id } },
    orderBy: { projectId: "asc" },
  });
  const saved = rows.map(({ projectId }) => projectId);
  const exported = async (format: string) => {
    const search = `format=${format}`;
    return callEndpoint("exportBatch", { params: { batch_id }, headers: ADMIN, search });
  };
  const idsOf = (records: { id: number }[]) => records.map(({ id }) => id);
  expect(saved).toHaveLength(70);
  expect(idsOf(await (await exported("json")).json())).toEqual(saved);
  const lines = (await (await exported("jsonl")).text()).trim().split("\n");
  expect(idsOf(lines.map((line) => JSON.parse(line)))).toEqual(saved);
  expect((await (await exported("csv")).text()).trim().split("\r\n")).toHaveLength(71);
  expect((await (await exported("md")).text()).match(/^## /gm)).toHaveLength(70);
  expect((await exported("card")).status).toBe(422);

  const response = await callEndpoint("getBatch", { params: { batch_id }, headers: ADMIN });
  const headers = { ...ADMIN, "if-none-match": response.headers.get("etag") ?? "" };
  expect((await callEndpoint("getBatch", { params: { batch_id }, headers })).status).toBe(304);
  const list = await (await callEndpoint("listBatches", { headers: ADMIN })).json();
  expect(list).toEqual({ batches: [await response.json()], total: 1, limit: 50, offset: 0 });
  const unknown = { batch_id: "8f0e6a1e-0000-4000-8000-000000000000" };
  for (const name of ["getBatch", "cancelBatch", "streamBatch"] as const)
    expect((await callEndpoint(name, { params: unknown, headers: ADMIN })).status).toBe(404);
});

test("the same Idempotency-Key and body are one batch, also at once; another body is 422", async () => {
  await launch({ stub: STUB, env });
  const key = { "idempotency-key": "a-batch" };
  const body = { ...plain, num_ideas: 2 };
  const answers = await Promise.all(Array.from({ length: 8 }, () => postBatch(body, key)));
  const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).batch_id));
  expect(new Set(ids).size).toBe(1);
  const other = await postBatch({ ...body, num_ideas: 3 }, key);
  expect([other.status, (await problemOf(other)).code]).toEqual([422, "idempotency_mismatch"]);
  const status = await endBatch(ids[0]);
  expect(status.counts.saved).toBe(2);
  expect(await db().generationRun.count()).toBe(1);
  await db().generationBatch.updateMany({ data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } });
  const later = await (await postBatch({ ...body, num_ideas: 1 }, key)).json();
  expect(later.batch_id).not.toBe(ids[0]);
  await endBatch(later.batch_id);
});

test.each([
  [{}, "num_ideas"],
  [{ num_ideas: 0 }, "num_ideas"],
  [{ num_ideas: 100_001 }, "num_ideas"],
  [{ num_ideas: 5, max_tokens: 0 }, "max_tokens"],
  [{ num_ideas: 5, max_cost: 3 }, "max_cost"],
  [{ num_ideas: 5, max_cost: -1 }, "max_cost"],
  [{ num_ideas: 5, corpus_mark: "0".repeat(32) }, "corpus_mark"],
  [{ num_ideas: 5, colour: "red" }, "colour"],
])("%j is 422 and says %s", async (body, field) => {
  await launch({ env });
  const response = await postBatch(body);
  expect(response.status).toBe(422);
  expect((await problemOf(response)).errors?.[0]?.loc).toContain(field);
  expect(await db().generationBatch.count()).toBe(0);
});

test("cancelled in the middle, it keeps what was saved, starts nothing more, and a retry makes the rest", async () => {
  const { stub } = await launch({ stub: { ...STUB, latency: 20 }, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 300 });
  await vi.waitFor(async () => expect((await readBatch(batch_id)).counts.saved).toBeGreaterThan(20), 60_000);
  const answers = await Promise.all([cancelBatch(batch_id), cancelBatch(batch_id)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const cancelled = await readBatch(batch_id);
  expect(cancelled).toMatchObject({
    state: "FAILURE",
    outcome: "cancelled",
    error: "The batch was cancelled; the ideas saved until then are kept.",
    open_runs: [],
    runs: { pending: 0, started: 0, waiting: 6 - (await db().batchRun.count()) },
    result: { status: "partial" },
  });
  await advanceBatches();
  expect(await readBatch(batch_id)).toEqual(cancelled);
  expect(await (await cancelBatch(batch_id)).json()).toEqual(cancelled);
  const { saved } = cancelled.counts;
  expect(await db().project.count()).toBe(saved);

  stub.options.latency = 0;
  const mostOpen = watchOpenRuns();
  expect((await retryBatch(batch_id)).status).toBe(200);
  const under = await retryBatch(batch_id);
  expect([under.status, (await problemOf(under)).code]).toEqual([409, "conflict"]);
  const ended = await endBatch(batch_id);
  expect(await mostOpen()).toBeLessThanOrEqual(4);
  expect(ended).toMatchObject({
    state: "SUCCESS",
    outcome: null,
    error: null,
    counts: { saved: 300, failed: 0 },
  });
  expect(await db().batchRun.count()).toBe(6);
  expect(await db().project.count()).toBe(300);
  expect((await retryBatch(batch_id)).status).toBe(409);
});

test("a budget of tokens ends it as partial with a sentence, and a larger one goes on", async () => {
  await launch({ stub: STUB, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 500, max_tokens: 1 });
  const ended = await endBatch(batch_id);
  expect(ended).toMatchObject({
    state: "SUCCESS",
    outcome: "budget_spent",
    error: expect.stringMatching(/^The batch's budget of 1 tokens is spent; the ideas saved until then/),
    budget: { max_tokens: 1, max_cost: null },
    result: { status: "partial" },
  });
  // Those that were started before the first call told what it took.
  expect(ended.runs.success).toBeLessThanOrEqual(4);
  expect(ended.counts.saved).toBe(ended.runs.success * 50);
  expect((await retryBatch(batch_id)).status).toBe(409);
  expect((await retryBatch(batch_id, { max_tokens: 2 })).status).toBe(409);
  expect((await retryBatch(batch_id, { max_tokens: null })).status).toBe(200);
  expect((await endBatch(batch_id)).counts.saved).toBe(500);
});

test("a budget in dollars goes by the configured prices", async () => {
  await launch({ stub: STUB, env: { ...env, LLM_PRICE_INPUT: "1000", LLM_PRICE_OUTPUT: "1000" } });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 300, max_cost: 0.01 });
  expect(await endBatch(batch_id)).toMatchObject({
    outcome: "budget_spent",
    error: expect.stringContaining("budget of $0.01 is spent"),
    budget: { max_cost: 0.01 },
  });
});

test.each([
  ["a key that is refused, after the runs that are open", 401, "Incorrect API key", 4],
  ["a model that refuses every idea, after three runs in a row", 400, "No such parameter", 6],
])("%s end a batch with what to do", async (_, code, message, most) => {
  const { stub } = await launch({ stub: STUB, env });
  const takeAway = stub.answer(({ route }) =>
    route === "chat" ? { status: code, body: { error: { message } } } : undefined,
  );
  const { batch_id } = await startBatch({ ...plain, num_ideas: 5000 });
  const ended = await endBatch(batch_id);
  expect(ended).toMatchObject({
    state: "FAILURE",
    outcome: "failing",
    error: expect.stringMatching(/ Put that right, then retry the batch\.$/),
    counts: { saved: 0 },
  });
  expect(ended.error).toContain(message);
  expect(ended.runs.failure).toBeLessThanOrEqual(most);
  takeAway();
  expect((await retryBatch(batch_id)).status).toBe(200);
  await vi.waitFor(async () => expect((await readBatch(batch_id)).counts.saved).toBeGreaterThan(50), 60_000);
  await cancelBatch(batch_id);
});

test("rows that fail do not keep it from going on", async () => {
  const { stub } = await launch({ stub: STUB, env });
  const takeAway = stub.answer(({ route, index }) =>
    route === "chat" && index % 9 === 0 ? { say: "no JSON" } : undefined,
  );
  stub.answer(({ column }) => (column === "metadata" && Math.random() < 0.3 ? { say: "none" } : undefined));
  const { batch_id } = await startBatch({ ...plain, num_ideas: 100 });
  const ended = await endBatch(batch_id);
  expect(ended.state).toBe("SUCCESS");
  expect(ended.counts.saved + ended.counts.failed).toBe(100);
  takeAway();
});

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
  const { batch_id } = await startBatch({ ...plain, num_ideas: 200 });
  expect(await readBatch(batch_id)).toMatchObject({ state: "PENDING", runs: { waiting: 4 } });
  setRunQueue(queue);
  const { startNextRun } = await import("@/lib/batches/start-next-run");
  const batch = await db().generationBatch.findUniqueOrThrow({ where: { id: batch_id } });
  const started = await Promise.all(Array.from({ length: 12 }, () => startNextRun(batch)));
  expect(started.filter((run) => typeof run !== "string")).toHaveLength(4);
  const places = await db().batchRun.findMany({ orderBy: { place: "asc" } });
  expect(places.map(({ place }) => place)).toEqual([0, 1, 2, 3]);
  // As after a kill between storing and sending.
  const { sweepRuns } = await import("@/lib/runs/sweep-runs");
  await sweepRuns();
  expect(await endBatch(batch_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 200 } });
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
  const { sweepRuns } = await import("@/lib/runs/sweep-runs");
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
  const { purgeRuns } = await import("@/lib/runs/delete-run");
  expect(await purgeRuns(new Date(Date.now() + 31 * 24 * 3_600_000))).toBe(1);
  await advanceBatches();
  expect(await readBatch(batch_id)).toEqual(before);
  expect((await retryBatch(batch_id)).status).toBe(409);
});

test("its events tell the status whole, then what has changed, and go on from a Last-Event-ID", async () => {
  await launch({ stub: { ...STUB, latency: 5 }, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 100 });
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
  const whole = await Array.fromAsync(readEvents(await open({ "last-event-id": "none" })));
  expect(whole.map(({ data }) => data.state)).toEqual(["SUCCESS"]);
});

test("only an admin has it, and a run of it that ends by hand is counted", async () => {
  const { app } = await launch({ stub: { ...STUB, latency: 20 }, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 250 });
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
  await vi.waitFor(async () => expect((await readBatch(batch_id)).counts.saved).toBe(250), 30_000);
  expect((await readBatch(batch_id)).result).toMatchObject({ status: "success" });
});

test("a batch of an earlier minute goes on when the app starts again", async () => {
  const { app } = await launch({ stub: { ...STUB, latency: 10 }, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 250 });
  await vi.waitFor(async () => expect((await readBatch(batch_id)).counts.saved).toBeGreaterThan(10), 60_000);
  await app.halt();
  await app.resume();
  expect(await endBatch(batch_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 250 } });
  expect(await db().project.count()).toBe(250);
  await createRun(generateRequestSchema.parse({ num_ideas: 1 }), null);
});
