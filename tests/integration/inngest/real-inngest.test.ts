import { afterEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { problemOf } from "../../support/app";
import { type Answer, deadAddress, type InngestStub, startInngestStub, TAKEN } from "./inngest-stub";
import { health, type RealApp, startRealApp } from "./real-app";

const KEYS = {
  INNGEST_EVENT_KEY: "event-key",
  INNGEST_SIGNING_KEY: "signkey-test-0123456789abcdef",
};

/** How often the SDK sends an event. */
const ATTEMPTS = 5;

let real: RealApp | undefined;
let stub: InngestStub | undefined;
afterEach(async () => {
  await real?.app.stop();
  await stub?.close();
  vi.unstubAllEnvs();
  real = undefined;
  stub = undefined;
});

test("a posted run is stored first, then its event goes to the configured server under the event key", async () => {
  let storedAs: string | undefined;
  stub = await startInngestStub(async ({ body }) => {
    const [event] = Array.isArray(body) ? (body as { data: { taskId: string } }[]) : [];
    if (!event?.data.taskId) return { status: 200, body: { ids: ["01"], status: 200 } };
    const run = await db().generationRun.findUnique({
      where: { id: event?.data.taskId ?? "" },
    });
    storedAs = run?.state;
    return { status: 200, body: { ids: ["01"], status: 200 } };
  });
  real = await startRealApp({ INNGEST_BASE_URL: stub.url, ...KEYS });
  const { task_id } = await real.app.start({ num_ideas: 3 });

  expect(storedAs).toBe("PENDING");
  expect(stub.received).toHaveLength(1);
  expect(stub.received[0]).toMatchObject({
    method: "POST",
    path: "/e/event-key",
  });
  const start = `${task_id}:0`;
  expect(stub.events()).toEqual([
    expect.objectContaining({
      id: start,
      name: "waywo/ideas.requested",
      data: { taskId: task_id, round: 0, start, ideas: 3, batch: false },
    }),
  ]);
  // The built-in executor is off: only the server would continue the run.
  expect(await real.app.readStatus(task_id)).toMatchObject({
    state: "PENDING",
  });
  expect(await db().executorRun.count()).toBe(0);
});

test("a cancelled run is announced to the server", async () => {
  stub = await startInngestStub();
  real = await startRealApp({ INNGEST_BASE_URL: stub.url, ...KEYS });
  const { task_id } = await real.app.start({ num_ideas: 3 });
  await real.app.cancel(task_id);
  expect(stub.events().at(-1)).toMatchObject({
    name: "waywo/ideas.cancelled",
    data: { taskId: task_id },
  });
});

const TRY_AGAIN = "Inngest did not take its event. Please try again.";
const SET_KEY = "set INNGEST_EVENT_KEY to one of the server's";

test.each<[string, (() => Answer) | null, string]>([
  ["answers 500", () => ({ status: 500, body: { error: "out of order" } }), TRY_AGAIN],
  [
    "refuses the event key",
    () => ({ status: 401, body: { error: "Event key not found", status: 401 } }),
    `Inngest refused the event key (401: Event key not found); ${SET_KEY}.`,
  ],
  [
    "refuses the event key with a text",
    () => ({ status: 403, body: "<p>No <b>entry</b> with this one" }),
    `Inngest refused the event key (403: No entry with this one); ${SET_KEY}.`,
  ],
  [
    "refuses the event key in a 200",
    () => ({ status: 200, body: { ids: [], status: 401, error: "unknown key" } }),
    `Inngest refused the event key (401: unknown key); ${SET_KEY}.`,
  ],
  [
    "is no Inngest server",
    () => ({ status: 404, body: "<h1>Not Found</h1>" }),
    `Inngest refused the event key (404: Not Found); ${SET_KEY}, and INNGEST_BASE_URL to its address.`,
  ],
  [
    "refuses the event itself",
    () => ({ status: 413, body: { error: "too large", status: 413 } }),
    "Inngest refused its event (413 too large).",
  ],
  ["is down", null, TRY_AGAIN],
])(
  "a server that %s: 503 after the SDK's five attempts, FAILURE with its sentence, and the key is free again",
  async (_name, answer, reason) => {
    let broken = true;
    stub = await startInngestStub(({ path }) =>
      broken && answer && path.startsWith("/e/") ? answer() : TAKEN,
    );
    real = await startRealApp({
      INNGEST_BASE_URL: answer ? stub.url : await deadAddress(),
      ...KEYS,
    });
    const key = { "idempotency-key": "once" };

    const response = await real.app.post({ num_ideas: 2 }, key);
    expect(response.status).toBe(503);
    expect(stub.received).toHaveLength(answer ? ATTEMPTS : 0);
    expect(await problemOf(response)).toMatchObject({
      code: "queue_unavailable",
      detail: `The run could not be queued: ${reason}`,
    });
    const failed = await db().generationRun.findFirstOrThrow();
    expect(await real.app.readStatus(failed.id)).toMatchObject({
      state: "FAILURE",
      error: `The run could not be queued: ${reason}`,
    });
    if (reason.includes("INNGEST_EVENT_KEY")) expect((await health()).inngest.error).toBe(reason);

    broken = false;
    const again = await real.app.post({ num_ideas: 2 }, key);
    if (!answer) return expect(again.status).toBe(503);
    expect(again.status).toBe(200);
    expect((await again.json()).task_id).not.toBe(failed.id);
    expect((await health()).inngest).toMatchObject({ ok: true });
  },
);

test("without an event key: 503 with the variable's name", async () => {
  stub = await startInngestStub();
  const { INNGEST_SIGNING_KEY } = KEYS;
  real = await startRealApp({ INNGEST_BASE_URL: stub.url, INNGEST_SIGNING_KEY });
  expect(await problemOf(await real.app.post({ num_ideas: 1 }))).toMatchObject({
    status: 503,
    detail:
      "The run could not be queued: INNGEST_EVENT_KEY is not set; it takes an event key of the Inngest server.",
  });
});

test("a server that takes the request and never answers: 503 after five attempts, none of them waited out", async () => {
  stub = await startInngestStub(() => "hang");
  real = await startRealApp({ INNGEST_BASE_URL: stub.url, ...KEYS });
  // The server never ends a request, so every attempt that ended was given up by the app.
  const response = await real.app.post({ num_ideas: 1 });
  expect(response.status).toBe(503);
  expect(stub.received).toHaveLength(ATTEMPTS);
});

test("a start while the server is down does not wait for it, and sends the unfinished run's event again later", async () => {
  let down = false;
  stub = await startInngestStub(() =>
    down ? { status: 500, body: {} } : { status: 200, body: { ids: ["01"], status: 200 } },
  );
  real = await startRealApp({ INNGEST_BASE_URL: stub.url, ...KEYS });
  const { task_id } = await real.app.start({ num_ideas: 3 });
  await real.app.halt();

  down = true;
  await real.app.resume(); // would never return if it waited: the server stays down until it has
  await vi.waitFor(() => expect(stub?.received.length).toBeGreaterThan(5));
  await vi.waitFor(async () =>
    expect(await real?.app.readStatus(task_id)).toMatchObject({
      paused_reason: "The run waits for its queue, which does not take its event; it is sent again.",
    }),
  );
  const before = stub.received.length;
  down = false;
  await vi.waitFor(() => expect(stub?.received.length).toBeGreaterThan(before));

  // For the next round: a server ignores ids it has seen within 24 hours, even of a run it has given up on, and what it
  // still has of the old round must leave the run alone. The same id at every attempt: one may have arrived.
  const [first, ...again] = stub.events().map(({ id }) => id);
  expect(first).toBe(`${task_id}:0`);
  expect(new Set(again)).toEqual(new Set([`${task_id}:1`]));
  expect(stub.events().at(-1)?.data).toMatchObject({ taskId: task_id, round: 1, start: `${task_id}:1` });
});
