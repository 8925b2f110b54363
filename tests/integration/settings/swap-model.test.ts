import { afterEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { updateSettings } from "@/lib/settings/stored-settings";
import { type StubHook, StubModel } from "../../support/stub-model/stub";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
const stubs: StubModel[] = [];
afterEach(async () => {
  await Promise.all(stubs.splice(0).map((stub) => stub.close()));
});

async function anotherStub(): Promise<StubModel> {
  const stub = await StubModel.start({ dimensions: 16, firstIdea: 1_000 });
  stubs.push(stub);
  return stub;
}

/** Nothing that names a model in the environment, so that what is stored decides. */
const UNSET = { LLM_BASE_URL: "", LLM_MODEL_NAME: "", LLM_API_KEY: "" };
const modelOf = (stub: StubModel, name: string) => ({
  LLM_BASE_URL: stub.url,
  LLM_MODEL_NAME: name,
  LLM_API_KEY: `sk-${name}-0123456789`,
});

test("the model changes between two runs without a restart, and the next start still knows it", async () => {
  const { app, stub: first } = await launch({ stub: { dimensions: 16 }, env: UNSET });
  const second = await anotherStub();

  await updateSettings(modelOf(first, "first-model"));
  const one = await app.start({ num_ideas: 2 });
  expect(await app.end(one.task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 } });
  const callsOfFirst = first.counts.calls;
  expect(callsOfFirst).toBeGreaterThanOrEqual(6);

  await updateSettings(modelOf(second, "second-model"));
  const two = await app.start({ num_ideas: 2 });
  expect(await app.end(two.task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 } });
  expect([first.counts.calls, second.counts.calls >= 6]).toEqual([callsOfFirst, true]);
  expect(second.log[0]?.headers.authorization).toBe("Bearer sk-second-model-0123456789");

  const runs = await db().generationRun.findMany({
    orderBy: { createdAt: "asc" },
    select: { llmModel: true },
  });
  expect(runs.map(({ llmModel }) => llmModel)).toEqual(["first-model", "second-model"]);

  await app.halt();
  await app.resume();
  const three = await app.start({ num_ideas: 1 });
  expect(await app.end(three.task_id)).toMatchObject({ state: "SUCCESS" });
  expect(first.counts.calls).toBe(callsOfFirst);
});

test("a question under way finishes on the model it was put to", async () => {
  const { app, stub: first } = await launch({ stub: { dimensions: 16 }, env: UNSET });
  const second = await anotherStub();
  let answer = () => {};
  const held = new Promise<undefined>((resolve) => {
    answer = () => resolve(undefined);
  });
  const hold: StubHook = ({ column }) => (column === "project_idea" ? held : undefined);
  first.answer(hold);

  await updateSettings(modelOf(first, "first-model"));
  const { task_id } = await app.start({ num_ideas: 1 });
  await expect.poll(() => first.counts.inFlight).toBe(1);
  await updateSettings(modelOf(second, "second-model"));
  answer();
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS" });
  expect(first.counts.byColumn).toEqual({ project_idea: 1, metadata: 0, idea_quality: 0 });
  expect(second.counts.byColumn).toEqual({ project_idea: 0, metadata: 1, idea_quality: 1 });
});

test("the environment wins over what is stored", async () => {
  const { app, stub: ofEnvironment } = await launch({ stub: { dimensions: 16 } });
  const stored = await anotherStub();
  await updateSettings(modelOf(stored, "stored-model"));
  const { task_id } = await app.start({ num_ideas: 1 });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS" });
  expect([stored.counts.calls, ofEnvironment.counts.calls >= 3]).toEqual([0, true]);
});
