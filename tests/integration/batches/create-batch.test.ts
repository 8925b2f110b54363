import { expect, test } from "vitest";
import { sendRun } from "@/inngest/send-run";
import { stopSweep } from "@/inngest/sweep";
import { runRequest } from "@/lib/batches/batch-request";
import { db } from "@/lib/core/db";
import { runQueue, setRunQueue } from "@/lib/runs/run-queue";
import { problemOf } from "../../support/app";
import { ADMIN_TOKEN, endBatch, postBatch, readBatch, startBatch } from "../../support/batch-calls";
import { callEndpoint } from "../../support/call-endpoint";
import { stubbedApp } from "../../support/stubbed-app";
import { watchOpenRuns } from "../../support/watch-open-runs";

const launch = stubbedApp();
const STUB = { dimensions: 16 };
const plain = { max_candidates: 1, measures: { purpose_novelty: false } };
const env = { ADMIN_TOKEN, GENERATE_LIMIT_PER_HOUR: "1" };

test("a batch is made as runs of 50, four at a time, whose seeds follow from its own, and counts once", async () => {
  const { app } = await launch({ stub: STUB, env });
  // The ends of runs alone have it go on.
  const queue = runQueue();
  await stopSweep();
  setRunQueue({ holds: () => true, ...queue, send: sendRun });
  const mostOpen = watchOpenRuns();
  const response = await postBatch({ ...plain, num_ideas: 260, seed: 7, seed_tags: ["ios"] });
  const created = await response.json();
  expect(created).toEqual({
    batch_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    num_requested: 260,
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
    progress: 260,
    counts: { generated: 260, saved: 260, failed: 0 },
    runs: { waiting: 0, pending: 0, started: 0, success: 6, failure: 0, cancelled: 0 },
    open_runs: [],
    seed: 7,
    seed_tags: ["ios"],
    by: "admin",
    result: { status: "success", num_requested: 260, num_generated: 260, num_saved: 260 },
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
  expect(inOrder.map((run) => run?.numIdeas)).toEqual([50, 50, 50, 50, 50, 10]);
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
