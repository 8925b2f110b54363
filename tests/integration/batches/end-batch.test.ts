import { expect, test, vi } from "vitest";
import { advanceBatches } from "@/lib/batches/advance-batch";
import { db } from "@/lib/core/db";
import { problemOf } from "../../support/app";
import {
  ADMIN,
  ADMIN_TOKEN,
  cancelBatch,
  endBatch,
  readBatch,
  retryBatch,
  startBatch,
} from "../../support/batch-calls";
import { callEndpoint } from "../../support/call-endpoint";
import { stubbedApp } from "../../support/stubbed-app";
import { watchOpenRuns } from "../../support/watch-open-runs";

const launch = stubbedApp();
const STUB = { dimensions: 16 };
const plain = { max_candidates: 1, measures: { purpose_novelty: false } };
const env = { ADMIN_TOKEN, GENERATE_LIMIT_PER_HOUR: "1" };

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

test("cancelled in the middle, it keeps what was saved, starts nothing more, and a retry makes the rest", async () => {
  const { stub } = await launch({ stub: { ...STUB, latency: 20 }, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 260 });
  await vi.waitFor(async () => expect((await readBatch(batch_id)).counts.saved).toBeGreaterThan(20));
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
    counts: { saved: 260, failed: 0 },
  });
  expect(await db().batchRun.count()).toBe(6);
  expect(await db().project.count()).toBe(260);
  expect((await retryBatch(batch_id)).status).toBe(409);
});

test("a budget of tokens ends it as partial with a sentence, and a larger one goes on", async () => {
  await launch({ stub: STUB, env });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 210, max_tokens: 1 });
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
  expect((await endBatch(batch_id)).counts.saved).toBe(210);
});

test("a budget in dollars goes by the configured prices", async () => {
  await launch({ stub: STUB, env: { ...env, LLM_PRICE_INPUT: "1000", LLM_PRICE_OUTPUT: "1000" } });
  const { batch_id } = await startBatch({ ...plain, num_ideas: 210, max_cost: 0.01 });
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
  await vi.waitFor(async () => expect((await readBatch(batch_id)).counts.saved).toBeGreaterThan(50));
  await cancelBatch(batch_id);
});

test("rows that fail do not keep it from going on, and a retry saves them", async () => {
  const { stub } = await launch({ stub: STUB, env });
  const takeAway = stub.answer(({ route, index }) =>
    route === "embeddings" && index % 5 === 0 ? { status: 400, body: {} } : undefined,
  );
  const { batch_id } = await startBatch({ ...plain, num_ideas: 60 });
  const ended = await endBatch(batch_id);
  expect(ended).toMatchObject({ state: "SUCCESS", outcome: null, error: null, runs: { success: 2 } });
  expect(ended.counts.failed).toBeGreaterThan(0);
  expect(ended.counts.saved + ended.counts.failed).toBe(60);
  takeAway();
  expect((await retryBatch(batch_id)).status).toBe(200);
  expect((await endBatch(batch_id)).counts).toEqual({ generated: 60, saved: 60, failed: 0 });
  // An idea, its metadata and its scores: nothing that was written is paid again.
  expect(stub.counts.calls).toBe(180);
});
