import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/api/health/route";
import type { Health } from "@/lib/contracts/health";
import { db } from "@/lib/core/db";
import { updateSettings } from "@/lib/settings/stored-settings";
import type { StubModel } from "../../support/stub-model/stub";
import { stubbedApp } from "../../support/stubbed-app";
import { startInngestStub } from "../inngest/inngest-stub";

const launch = stubbedApp();

beforeEach(() => {
  // Only the clock that says how old an answer is.
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => vi.useRealTimers());

async function health(): Promise<Health> {
  const response = await GET(new Request("http://app.test/api/health"), { params: Promise.resolve({}) });
  return response.json();
}

const paid = ({ counts }: StubModel) =>
  counts.byRoute.chat + counts.byRoute.embeddings + counts.byRoute.embed;

/** Asks 200 times at once and 200 times in turn. */
async function askOften(): Promise<Health[]> {
  const answers = await Promise.all(Array.from({ length: 200 }, health));
  for (let turn = 0; turn < 200; turn++) answers.push(await health());
  return answers;
}

describe("health is asked as often as anybody likes", () => {
  test("and probes each service once in 30 s, with one paid call", async () => {
    const { stub } = await launch({ stub: { dimensions: 16 } });
    for (const answer of await askOften()) {
      expect(answer).toMatchObject({ status: "ok", llm: { ok: true }, embeddings: { ok: true } });
    }
    expect([paid(stub), stub.counts.byRoute.models]).toEqual([1, 1]);
    vi.advanceTimersByTime(29_999);
    await askOften();
    expect([paid(stub), stub.counts.byRoute.models]).toEqual([1, 1]);
    vi.advanceTimersByTime(2_000);
    await askOften();
    expect([paid(stub), stub.counts.byRoute.models]).toEqual([2, 2]);
  });

  test("while a service fails, too", async () => {
    const { stub } = await launch();
    stub.answer(() => ({ status: 500, body: { error: { message: "Out of memory." } } }));
    const answers = await askOften();
    expect(new Set(answers.map(({ embeddings }) => embeddings.error))).toEqual(
      new Set(["The embedding endpoint failed (500): Out of memory."]),
    );
    expect([paid(stub), stub.counts.byRoute.models]).toEqual([1, 1]);
  });

  test("also with an Inngest server", async () => {
    const inngest = await startInngestStub();
    await launch({ env: { INNGEST_DEV: inngest.url }, stub: { dimensions: 16 } });
    await askOften();
    expect(inngest.received.filter(({ method }) => method === "HEAD")).toHaveLength(1);
    await inngest.close();
  });

  test("and always looks at the store itself", async () => {
    await launch({ stub: { dimensions: 16 } });
    await health();
    const query = vi.spyOn(db(), "$queryRawUnsafe").mockRejectedValue(new Error("no such file"));
    expect(await health()).toMatchObject({ status: "down", store: { ok: false } });
    query.mockRestore();
  });
});

describe("a probe is needless", () => {
  test("where a run's calls were answered within 30 s, and says how long the last one took", async () => {
    const { app, stub } = await launch({ stub: { dimensions: 16, latency: 5 } });
    const { task_id } = await app.start({ num_ideas: 1 });
    await app.end(task_id);
    const before = paid(stub);
    expect(await health()).toMatchObject({ status: "ok" });
    expect([paid(stub) - before, stub.counts.byRoute.models]).toEqual([0, 0]);
    vi.advanceTimersByTime(30_000);
    await health();
    expect([paid(stub) - before, stub.counts.byRoute.models]).toEqual([1, 1]);
  });

  test("no longer once a call has failed", async () => {
    const { app, stub } = await launch({ stub: { dimensions: 16 }, env: { LLM_MAX_RETRIES: "0" } });
    await app.end((await app.start({ num_ideas: 1 })).task_id);
    stub.answer(() => ({ status: 500, body: {} }));
    await app.end((await app.start({ num_ideas: 1 })).task_id);
    expect(await health()).toMatchObject({ llm: { ok: false } });
  });

  test("and a failed one is forgotten once a call is answered", async () => {
    const { app, stub } = await launch({ stub: { dimensions: 16 } });
    const recover = stub.answer(() => ({ status: 503, body: {} }));
    expect(await health()).toMatchObject({ llm: { ok: false }, embeddings: { ok: false } });
    recover();
    vi.advanceTimersByTime(1);
    await app.end((await app.start({ num_ideas: 1 })).task_id);
    expect(await health()).toMatchObject({ llm: { ok: true }, embeddings: { ok: true } });
  });
});

test("a change of settings is probed at once", async () => {
  const { stub } = await launch({
    stub: { dimensions: 16 },
    env: {
      LLM_BASE_URL: "",
      LLM_MODEL_NAME: "",
      LLM_API_KEY: "",
      EMBEDDING_BASE_URL: "",
      EMBEDDING_MODEL_NAME: "",
    },
  });
  await updateSettings({
    LLM_BASE_URL: "http://127.0.0.1:9/v1",
    EMBEDDING_BASE_URL: "http://127.0.0.1:9/v1",
  });
  expect(await health()).toMatchObject({ llm: { ok: false }, embeddings: { ok: false } });
  await updateSettings({ LLM_BASE_URL: stub.url, EMBEDDING_BASE_URL: stub.url });
  expect(await health()).toMatchObject({ llm: { ok: true }, embeddings: { ok: true } });
});

test("once the token budget is spent, embeddings are asked for what costs nothing", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 }, env: { DAILY_TOKEN_BUDGET: "1" } });
  const { task_id } = await app.start({ num_ideas: 1 });
  await vi.waitFor(async () => expect((await app.readStatus(task_id)).paused_reason).toBeTruthy());
  vi.advanceTimersByTime(30_000);
  const before = paid(stub);
  expect(await health()).toMatchObject({ embeddings: { ok: true } });
  expect([paid(stub) - before, stub.counts.byRoute.models]).toEqual([0, 2]);
});

test("the probe of a model waits for a slot; where all are at work it has nothing to complain of", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 }, env: { LLM_CONCURRENCY: "1" } });
  stub.answer(({ route }) => (route === "chat" ? { fault: "stall" } : undefined));
  const { task_id } = await app.start({ num_ideas: 1 });
  await vi.waitFor(() => expect(stub.counts.inFlight).toBe(1));
  expect(await health()).toMatchObject({ llm: { ok: true } });
  expect(stub.counts.byRoute.models).toBe(0);
  await app.cancel(task_id);
});
