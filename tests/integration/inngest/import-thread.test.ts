import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PostDetail } from "@/lib/contracts/hacker-news";
import { commentOf, reader, SCENES, THREAD_ID, threadItems } from "../../support/hn-thread";
import { Latch } from "../../support/latch";
import { StubHn } from "../../support/stub-hn";
import { drivenApp } from "./driven-app";
import type { Troubles } from "./inngest-server";

const ADMIN_TOKEN = "the-admin-token-of-a-driven-app";
const ASKED = SCENES.filter(({ asked }) => asked).map(({ item }) => item.id);
const SOON = { interval: 50 };

const launchApp = drivenApp();
let hn: StubHn;
beforeEach(async () => {
  hn = await StubHn.start(threadItems());
});
afterEach(() => hn.close());

/** An app whose functions a server runs; and the thread's import, asked for and looked at through the API. */
async function launch(troubles: Troubles = {}, env: Record<string, string> = {}) {
  const driven = await launchApp(troubles, { env: { ADMIN_TOKEN, ...hn.env, ...env }, waits: true });
  driven.model.answer(reader());
  // After the app's modules were loaded anew: the route is one of them.
  const { callEndpoint } = await import("../../support/call-endpoint");
  await vi.waitFor(() => expect(driven.server.registrations.length).toBeGreaterThan(0), SOON);
  return {
    ...driven,
    asked: () => driven.model.log.map(({ body }) => commentOf(body)).filter((id) => id !== null),
    async add() {
      const response = await callEndpoint("addPost", {
        headers: { "content-type": "application/json", authorization: `Bearer ${ADMIN_TOKEN}` },
        body: JSON.stringify({ url: String(THREAD_ID) }),
      });
      expect(response.status).toBe(200);
    },
    async state() {
      const response = await callEndpoint("getPost", { params: { id: String(THREAD_ID) } });
      return ((await response.json()) as PostDetail).import;
    },
  };
}

const DONE = { fetched: true, stored: 60, read: 60, waiting: 0, failed: 0, invalid: 25, projects: 45 };

test.each<[string, Troubles]>([
  ["signs its calls", {}],
  ["makes every call twice at once", { callsTwice: true }],
])(
  "a server that %s has the app fetch a thread and read each comment once, by its own functions",
  async (_, troubles) => {
    const called = new Set<string>();
    const { add, state, asked, db, server } = await launch({
      ...troubles,
      answers: ({ function: name }) => {
        called.add(name);
        return null;
      },
    });
    await add();
    await vi.waitFor(async () => expect(await state()).toMatchObject(DONE), SOON);
    expect(asked().toSorted()).toEqual(ASKED.toSorted());
    expect([...called].filter((name) => /thread|comment/.test(name)).sort()).toEqual([
      "import-thread",
      "read-comment",
    ]);
    expect(server.events()).toContainEqual(
      expect.objectContaining({
        id: expect.stringMatching(/^post-9000-1-/),
        name: "waywo/thread.requested",
        data: { postId: THREAD_ID, start: expect.stringMatching(/^post-9000-1-/) },
      }),
    );
    expect(
      server.events().filter(({ name }) => name === "waywo/comment.requested").length,
    ).toBeGreaterThanOrEqual(60);
    expect(await db().executorRun.count()).toBe(0);
  },
);

test("a dev server, whose calls nobody signs, does the same", async () => {
  const { add, state, asked, db } = await launch(
    { trustsAnybody: true },
    { INNGEST_SIGNING_KEY: "", INNGEST_DEV: "1" },
  );
  await add();
  await vi.waitFor(async () => expect(await state()).toMatchObject(DONE), SOON);
  expect(asked().toSorted()).toEqual(ASKED.toSorted());
  expect(await db().executorRun.count()).toBe(0);
});

test("a server that forgets what it was sent is sent it again by the app's next start", async () => {
  const { add, state, asked, app, server, model } = await launch();
  const latch = new Latch();
  model.answer(async ({ body }) => {
    if (commentOf(body) !== null && asked().length > 20) await latch.wait();
    return undefined;
  });
  await add();
  await vi.waitFor(() => expect(asked().length).toBeGreaterThan(20), SOON);
  await server.restart();
  latch.open();
  await app.halt();
  await app.resume();
  await vi.waitFor(async () => expect(await state()).toMatchObject(DONE), SOON);
  expect(asked().toSorted()).toEqual(ASKED.toSorted());
});

test("a function that fails at every attempt says so, and the next import runs it again", async () => {
  let broken = true;
  const { add, state } = await launch({
    speed: 1000,
    answers: ({ function: name, data }) =>
      broken && name === "read-comment" && (data as { commentId?: number }).commentId === ASKED[0]
        ? new Response("out of order", { status: 500 })
        : null,
  });
  await add();
  await vi.waitFor(
    async () => expect(await state()).toMatchObject({ read: 59, waiting: 0, failed: 1 }),
    SOON,
  );
  expect((await state()).note).toBe("Something went wrong on our side; import the thread again.");
  broken = false;
  await add();
  await vi.waitFor(async () => expect(await state()).toMatchObject(DONE), SOON);
});
