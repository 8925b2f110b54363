import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { generateRequestSchema } from "@/lib/contracts/generate-request";
import { Latch } from "../../support/latch";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";
import { type InngestServer, startInngestServer } from "./inngest-server";
import { type RealApp, serveRequest, startRealApp } from "./real-app";
import { signatureOf } from "./signature";

const SIGNING_KEY = "signkey-test-0123456789abcdef";
const CALL = { query: "?fnId=waywo-designer-generate-ideas&stepId=step" };

let model: StubModel;
let server: InngestServer;
let real: RealApp;
beforeEach(async () => {
  model = await StubModel.start();
  server = await startInngestServer(SIGNING_KEY);
  real = await startRealApp({
    ...stubEnv(model),
    NODE_ENV: "production",
    INNGEST_BASE_URL: server.url,
    INNGEST_EVENT_KEY: "event-key",
    INNGEST_SIGNING_KEY: SIGNING_KEY,
  });
});
afterEach(async () => {
  await server.close();
  await real.app.stop();
  await model.close();
  vi.unstubAllEnvs();
});

/** A call that runs a function. */
const callBody = (taskId: string, round = 0) => {
  const data = { taskId, round, start: `${taskId}:${round}` };
  const event = { id: "1", name: "waywo/ideas.requested", data, ts: 1 };
  const ctx = { run_id: "1", attempt: 0, disable_immediate_execution: false, use_api: false };
  return JSON.stringify({
    version: 2,
    event,
    events: [event],
    steps: {},
    ctx: { ...ctx, stack: { stack: [], current: 0 } },
  });
};

describe("in production, a request to the serve endpoint", () => {
  const TEN_MINUTES = 600_000;
  const body = callBody("00000000-0000-4000-8000-000000000000");
  const cases: [string, string | undefined][] = [
    ["without a signature", undefined],
    ["with a signature that is none", "no signature"],
    ["signed with another key", signatureOf(body, "signkey-test-fedcba9876543210")],
    ["signed for another body", signatureOf("{}", SIGNING_KEY)],
    ["signed ten minutes ago", signatureOf(body, SIGNING_KEY, Date.now() - TEN_MINUTES)],
  ];

  test.each(cases)(
    "%s is refused with 401, for every method, and registers nothing",
    async (_name, signature) => {
      await vi.waitFor(() => expect(server.registrations).toHaveLength(1));
      const registered = server.registrations.length;
      const more = signature ? { signature } : {};
      expect((await real.route.POST(serveRequest("POST", { ...CALL, body, ...more }))).status).toBe(401);
      expect((await real.route.PUT(serveRequest("PUT", { body, ...more }))).status).toBe(401);
      expect((await real.route.PUT(serveRequest("PUT", more))).status).toBe(401);
      expect((await real.route.GET(serveRequest("GET", more))).status).toBe(401);
      expect(server.registrations).toHaveLength(registered);
    },
  );

  test("signed with the key runs the function", async () => {
    const { createRun } = await import("@/lib/runs/create-run");
    const { getStoredRun } = await import("@/lib/runs/get-run");
    const { run } = await createRun(generateRequestSchema.parse({ num_ideas: 1 }), null);
    // The app's first sweep may find the run, and call for its next round.
    await vi.waitFor(async () => {
      const signedBody = callBody(run.id, (await getStoredRun(run.id)).round);
      const signature = signatureOf(signedBody, SIGNING_KEY);
      const response = await real.route.POST(serveRequest("POST", { ...CALL, body: signedBody, signature }));
      expect(response.status).toBe(206);
      expect(response.headers.get("x-inngest-signature")).toMatch(/^t=\d+&s=[0-9a-f]{64}$/);
      expect(await response.json()).toEqual([expect.objectContaining({ op: "StepRun", data: [0] })]);
    });
  });
});

test("a server that signs its calls takes a run of 3 to SUCCESS with the app's own functions", async () => {
  await server.drive(real.route);
  const { task_id } = await real.app.start({ num_ideas: 3 });
  const status = await real.app.end(task_id);
  expect(status).toMatchObject({ state: "SUCCESS", counts: { generated: 3, saved: 3, failed: 0 } });
  expect(status.project_ids).toHaveLength(3);
  const { db } = await import("@/lib/core/db");
  expect(await db().executorRun.count()).toBe(0);
});

test("a stop lets the server's calls under way finish, and takes no new ones", async () => {
  const latch = new Latch();
  model.answer(async ({ route }) => {
    if (route === "chat") await latch.wait();
    return undefined;
  });
  await server.drive(real.route);
  const { task_id } = await real.app.start({ num_ideas: 1 });
  await vi.waitFor(() => expect(model.counts.inFlight).toBe(1));

  const halted = real.app.halt();
  const signature = signatureOf("", SIGNING_KEY);
  expect((await real.route.PUT(serveRequest("PUT", { signature }))).status).toBe(503);
  latch.open();
  await halted;

  const onceAColumn = { calls: 3, byColumn: { project_idea: 1, metadata: 1, idea_quality: 1 } };
  expect(model.counts).toMatchObject({ inFlight: 0, abandoned: 0, ...onceAColumn });

  // The server continues the run by itself and is sent its event again: still one idea.
  await real.app.resume();
  expect(await real.app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 1 } });
  expect(model.counts).toMatchObject(onceAColumn);
  expect((await real.app.projects(`?run_id=${task_id}`)).total).toBe(1);
});

describe("the registration the SDK sends", () => {
  const registered = async () => {
    await server.drive(real.route);
    return server.registrations.at(-1) as unknown as { headers: Record<string, string>; body: Registration };
  };
  interface Registration {
    url: string;
    functions: Record<string, unknown>[];
  }
  const shared = {
    concurrency: { scope: "env", key: '"waywo"', limit: 32 },
    steps: { step: expect.objectContaining({ retries: { attempts: 3 } }) },
  };
  const flowControl = {
    ...shared,
    cancel: [
      { event: "waywo/ideas.cancelled", if: "event.data.taskId == async.data.taskId" },
      {
        event: "waywo/ideas.requested",
        if: "event.data.taskId == async.data.taskId && async.data.round > event.data.round",
      },
    ],
  };
  const failure = expect.objectContaining({
    triggers: [expect.objectContaining({ event: "inngest/function.failed" })],
  });
  const smallFirst = { run: "event.data.ideas < 6 && event.data.batch == false ? 300 : 0" };
  const ofEvent = (event: string) =>
    expect.objectContaining({ ...shared, triggers: [{ event }], idempotency: "event.data.start" });

  test("declares the flow control of every function: one concurrency key, retries, cancelOn, idempotency", async () => {
    const { headers, body } = await registered();
    expect(headers.authorization).toMatch(/^Bearer signkey-test-[0-9a-f]{64}$/);
    expect(headers.authorization).not.toContain("0123456789abcdef");
    expect(new Map(body.functions.map((config) => [config.id, config]))).toEqual(
      new Map<unknown, unknown>([
        [
          "waywo-designer-generate-ideas",
          expect.objectContaining({
            ...flowControl,
            triggers: [{ event: "waywo/ideas.requested" }],
            priority: smallFirst,
            idempotency: "event.data.start",
          }),
        ],
        ["waywo-designer-generate-ideas-failure", failure],
        ["waywo-designer-generate-row", expect.objectContaining({ ...flowControl, priority: smallFirst })],
        ["waywo-designer-regenerate-row", ofEvent("waywo/regeneration.requested")],
        ["waywo-designer-regenerate-row-failure", failure],
        [
          "waywo-designer-bulk-change",
          expect.objectContaining({
            triggers: [{ event: "waywo/bulk.requested" }],
            idempotency: "event.data.start",
            concurrency: { limit: 2 },
          }),
        ],
        ["waywo-designer-bulk-change-failure", failure],
        ["waywo-designer-import-thread", ofEvent("waywo/thread.requested")],
        ["waywo-designer-import-thread-failure", failure],
        ["waywo-designer-read-comment", ofEvent("waywo/comment.requested")],
        ["waywo-designer-read-comment-failure", failure],
      ]),
    );
  });

  test("names the app's address as INNGEST_SERVE_ORIGIN has it", async () => {
    vi.stubEnv("INNGEST_SERVE_ORIGIN", "http://app:3000");
    const { body } = await registered();
    expect(body.url).toBe("http://app:3000/api/inngest");
  });
});
