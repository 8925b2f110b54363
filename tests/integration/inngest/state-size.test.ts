import { expect, test, vi } from "vitest";
import type { RowJob } from "@/lib/runs/row/generate-candidates";
import { ADMIN_TOKEN } from "../../support/batch-calls";
import { drivenApp } from "./driven-app";
import type { InngestRoute } from "./real-app";

// Inngest's limits: www.inngest.com/docs/usage-limits/inngest; of a call, MaxSDKRequestBodySize in its pkg/consts/consts.go.
const MIB = 1024 * 1024;
const MAX_STEP_OUTPUT = 4 * MIB;
const MAX_CALL = 4 * MIB;
const MAX_STATE = 32 * MIB;
const MAX_STEPS = 1000;
/** Ours: not more than a hundredth of what Inngest takes. */
const SHARE = 1 / 100;

/** In the model's place where a thousand ideas are not worth asking it for. */
const writing = vi.hoisted(() => ({ byHand: false }));
vi.mock("@/lib/runs/row/generate-candidates", async (importOriginal) => {
  const original = await importOriginal<typeof import("@/lib/runs/row/generate-candidates")>();
  return {
    ...original,
    generateCandidates: async (job: RowJob) => {
      if (!writing.byHand) return original.generateCandidates(job);
      const { candidateByHand } = await import("../../support/runs-by-hand");
      return candidateByHand(job.row.id);
    },
  };
});

const launchApp = drivenApp();

/** What the greatest call of each kind had, in bytes; steps are counted. */
function meter(route: InngestRoute) {
  const most = { call: 0, answer: 0, state: 0, steps: 0, runs: new Set<string>() };
  const post = async (request: Request): Promise<Response> => {
    const text = await request.clone().text();
    const { event, steps, ctx } = JSON.parse(text) as {
      event: object;
      steps: Record<string, unknown>;
      ctx: { run_id: string };
    };
    const response = await route.POST(request);
    const answer = Buffer.byteLength(await response.clone().text());
    most.call = Math.max(most.call, Buffer.byteLength(text));
    most.answer = Math.max(most.answer, answer);
    most.state = Math.max(most.state, Buffer.byteLength(JSON.stringify({ event, steps })) + answer);
    most.steps = Math.max(most.steps, Object.keys(steps).length);
    most.runs.add(ctx.run_id);
    return response;
  };
  return { most, route: { ...route, POST: post } };
}

function expectSmall({ call, answer, state, steps }: ReturnType<typeof meter>["most"], bound = 50 + 2): void {
  expect(call).toBeLessThan(MAX_CALL * SHARE);
  expect(answer).toBeLessThan(MAX_STEP_OUTPUT * SHARE);
  expect(state).toBeLessThan(MAX_STATE * SHARE);
  // A step a row, one that plans them, one that ends the run.
  expect(steps).toBeLessThanOrEqual(bound);
  expect(bound).toBeLessThan(MAX_STEPS);
}

test("what the steps of a run of 50 return, its state and its calls stay far below Inngest's limits", async () => {
  writing.byHand = false;
  const { app, server, route } = await launchApp();
  const metered = meter(route);
  server.connect(metered.route);
  const { task_id } = await app.start({ num_ideas: 50, max_candidates: 1 });
  expect(await app.end(task_id, 200_000)).toMatchObject({ state: "SUCCESS", counts: { saved: 50 } });
  expect(metered.most.runs.size).toBe(1 + 50);
  expectSmall(metered.most);
}, 300_000);

test("of a batch of 1,000, too: its 20 runs share no state", async () => {
  writing.byHand = true;
  const { server, route } = await launchApp({}, { env: { ADMIN_TOKEN }, dimensions: 512 });
  const metered = meter(route);
  server.connect(metered.route);
  const { startBatch, endBatch } = await import("../../support/batch-calls");
  const { batch_id } = await startBatch({ num_ideas: 1000, max_candidates: 1 });
  expect(await endBatch(batch_id, 400_000)).toMatchObject({
    state: "SUCCESS",
    counts: { saved: 1000 },
    runs: { success: 20 },
  });
  expect(metered.most.runs.size).toBe(20 * (1 + 50));
  expectSmall(metered.most);
}, 500_000);

test("of a run none of whose rows can be called: each takes one step more", async () => {
  const answers = ({ function: name }: { function: string }) =>
    name === "generate-row" ? Response.json({ name: "Error", message: "no" }, { status: 400 }) : null;
  const { app, server, route } = await launchApp({ answers });
  const metered = meter(route);
  server.connect(metered.route);
  const { task_id } = await app.start({ num_ideas: 50 });
  expect(await app.end(task_id, 200_000)).toMatchObject({
    state: "FAILURE",
    counts: { saved: 0, failed: 50 },
  });
  expectSmall(metered.most, 2 * 50 + 2);
}, 300_000);
