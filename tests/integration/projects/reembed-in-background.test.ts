import { afterEach, beforeEach, expect, test } from "vitest";
import type { Reembedding } from "@/lib/contracts/reembedding";
import { db } from "@/lib/core/db";
import { updateSettings } from "@/lib/settings/stored-settings";
import { addedToken, bearer, JSON_TYPE } from "../../support/admins";
import { startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { Latch } from "../../support/latch";
import { freshStub } from "../../support/stub-model/fresh-stub";

const stub = freshStub({ dimensions: 16 });
let app: TestApp;
let ada: Record<string, string>;
beforeEach(async () => {
  app = await startApp({ seeded: true });
  ada = bearer(await addedToken("Ada"));
}, 60_000);
afterEach(() => app.stop());

const read = async (): Promise<Reembedding> =>
  (await callEndpoint("getReembedding", { headers: ada })).json();
const start = async (restart = false): Promise<Reembedding> =>
  (
    await callEndpoint("startReembedding", {
      headers: { ...JSON_TYPE, ...ada },
      body: JSON.stringify({ restart }),
    })
  ).json();
const reached = (state: Reembedding["state"]) => expect.poll(async () => (await read()).state).toBe(state);
const useStub = () =>
  updateSettings({ EMBEDDING_BASE_URL: stub().url, EMBEDDING_MODEL_NAME: "stub-vectors" });
const textsSent = () =>
  stub().log.flatMap(({ route, body }) => (route === "embeddings" ? (body.input as string[]) : []));

test("every project gets a fresh vector of the model in use, and the progress is told", async () => {
  await useStub();
  const total = await db().project.count();
  expect(await read()).toMatchObject({ state: "idle", model: "stub-vectors", total, embedded: 0 });
  expect(await start()).toMatchObject({ state: "running", total, done: 0 });
  await reached("idle");
  expect(await read()).toMatchObject({ embedded: (await read()).projects, error: null });
  expect(await db().project.count({ where: { embeddingModel: "stub-vectors" } })).toBe(total);
});

test("killed half-way it is interrupted, and goes on where it was when it is started again", async () => {
  await useStub();
  const latch = new Latch();
  stub().answer(async ({ route, index }) => {
    if (route === "embeddings" && index >= 3) await latch.wait();
    return undefined;
  });
  const { total } = await start();
  await expect.poll(async () => (await read()).done).toBeGreaterThan(0);
  expect(await start()).toMatchObject({ state: "running" });
  await app.halt();
  latch.open();
  await app.resume();
  const { state, done } = await read();
  expect(state).toBe("interrupted");
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(total);

  stub().reset();
  await start();
  await reached("idle");
  expect(await db().project.count({ where: { embeddingModel: "stub-vectors" } })).toBe(total);
  expect(new Set(textsSent()).size).toBeLessThanOrEqual(total - done + 1);
}, 120_000);

test("a service that fails ends it with its reason; what was embedded stays", async () => {
  await useStub();
  stub().answer(({ route, index }) =>
    route === "embeddings" && index > 2
      ? { status: 401, body: { error: { message: "No such key." } } }
      : undefined,
  );
  await start();
  await reached("interrupted");
  expect((await read()).error).toMatch(/No such key/);
});

test("with another model in use it ends, and embeds nothing for it", async () => {
  await useStub();
  const latch = new Latch();
  stub().answer(async ({ route, index }) => {
    if (route === "embeddings" && index === 3) await latch.wait();
    return undefined;
  });
  await start();
  await expect.poll(() => stub().counts.byRoute.embeddings).toBeGreaterThan(3);
  await updateSettings({ EMBEDDING_BASE_URL: null, EMBEDDING_MODEL_NAME: null });
  latch.open();
  await expect.poll(async () => (await read()).state).toBe("idle");
});
