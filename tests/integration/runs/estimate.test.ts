import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { RunEstimate } from "@/lib/contracts/estimate";
import type { RunStatus } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";

let app: TestApp;
let stub: StubModel;
beforeAll(async () => {
  stub = await StubModel.start({ dimensions: 16 });
  app = await startApp({ env: stubEnv(stub, { LLM_PRICE_INPUT: "2", LLM_PRICE_OUTPUT: "10" }) });
}, 60_000);
afterAll(async () => {
  await app?.stop();
  await stub?.close();
  vi.unstubAllEnvs();
});

async function estimate(query: Record<string, string | number> = {}): Promise<RunEstimate> {
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value)]);
  const response = await callEndpoint("estimateRun", { search: new URLSearchParams(pairs).toString() });
  expect(response.status).toBe(200);
  return response.json();
}

async function run(request: Record<string, string | number>): Promise<RunStatus> {
  const { task_id } = await app.start(request);
  return app.end(task_id);
}

const isClose = (told: number | null, took: number) => told !== null && Math.abs(told - took) <= took / 2;

describe("what a run would take", () => {
  test("is not known before the first run; a run that was cancelled or of another model tells nothing", async () => {
    const unknown = { calls: null, prompt_tokens: null, completion_tokens: null, seconds: null, cost: null };
    expect(await estimate()).toEqual({ ...unknown, runs: 0 });
    const done = await run({ num_ideas: 1 });
    for (const data of [{ llmModel: "another-model" }, { outcome: "cancelled" as const }, { round: 1 }]) {
      const before = await db().generationRun.findUniqueOrThrow({ where: { id: done.task_id } });
      await db().generationRun.update({ where: { id: done.task_id }, data });
      expect(await estimate()).toMatchObject({ ...unknown, runs: 0 });
      const { llmModel, outcome, round } = before;
      await db().generationRun.update({ where: { id: done.task_id }, data: { llmModel, outcome, round } });
    }
    expect(await estimate()).toMatchObject({ calls: 5 * done.usage.calls, runs: 1 });
  });

  test("is told within half of it for eight of ten stored runs, each from those before it", async () => {
    const sizes = [2, 4, 1, 3, 6, 4, 2, 8, 5, 3];
    const close = { calls: 0, prompt_tokens: 0, completion_tokens: 0, cost: 0 };
    for (const [at, num_ideas] of sizes.entries()) {
      const judge = at % 4 === 3 ? "pairwise" : "absolute";
      const told = await estimate({ num_ideas, judge });
      expect(told.seconds).toBeGreaterThan(0);
      const { usage } = await run({ num_ideas, judge, seed: at });
      for (const name of ["calls", "prompt_tokens", "completion_tokens", "cost"] as const)
        if (isClose(told[name], usage[name] ?? 0)) close[name]++;
    }
    for (const [name, count] of Object.entries(close)) expect(count, name).toBeGreaterThanOrEqual(8);
  }, 120_000);

  test("goes by how many ideas there are to be and how they are judged", async () => {
    const [one, many, ranked] = await Promise.all([
      estimate({ num_ideas: 1 }),
      estimate({ num_ideas: 50 }),
      estimate({ num_ideas: 50, judge: "pairwise" }),
    ]);
    expect(many.calls).toBeGreaterThan(30 * Number(one.calls));
    expect(ranked.calls).toBeGreaterThan(Number(many.calls) + 100);
    expect(many.seconds).toBeGreaterThan(Number(one.seconds));
    expect(many.cost).toBeCloseTo(
      (2 * Number(many.prompt_tokens) + 10 * Number(many.completion_tokens)) / 1e6,
      9,
    );
  });

  test("is 422 for what no run is started with", async () => {
    for (const search of ["num_ideas=0", "num_ideas=51", "max_candidates=11", "judge=best", "tags=ios"])
      expect((await callEndpoint("estimateRun", { search })).status).toBe(422);
  });
});
