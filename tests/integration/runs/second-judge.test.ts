import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { llmDeps } from "@/lib/llm/deps";
import { secondJudgeEndpoint } from "@/lib/llm/endpoint";
import type { StubHook } from "../../support/stub-model/types";
import { stubbedApp } from "../../support/stubbed-app";

vi.setConfig({ testTimeout: 60_000 });

const launch = stubbedApp();
const SECOND = { SECOND_JUDGE_MODEL_NAME: "another" };

const verdict = (idea_score: number) => ({
  say: JSON.stringify({
    idea_reasoning: `I say ${idea_score}.`,
    idea_score,
    complexity_reasoning: "Small.",
    complexity_score: 3,
  }),
});

/** The judge gives a 7, the second a 3. */
const apart: StubHook = ({ column, body }) =>
  column === "idea_quality" ? verdict(body.model === "another" ? 3 : 7) : undefined;

test("a second judge's scores stand beside the judge's, with how far they are apart, and change nothing", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: SECOND });
  stub.answer(apart);
  const { task_id } = await app.start({ num_ideas: 2, min_idea_score: 5 });
  const status = await app.end(task_id);
  expect(status).toMatchObject({ state: "SUCCESS", usage: { calls: 8 } });
  for (const row of await app.rows(task_id)) {
    expect(row).toMatchObject({
      candidates: 1,
      idea_quality: { idea_score: 7 },
      second_opinion: { model: "another", idea_score: 3, idea_reasoning: "I say 3.", error: null },
      disagreement: 4,
      reached_min_idea_score: true,
      columns: {},
    });
  }
  expect((await app.projects(`?run_id=${task_id}`)).projects.map(({ idea_score }) => idea_score)).toEqual([
    7, 7,
  ]);
  const calls = await db().modelCall.findMany({ where: { column: "second_opinion" } });
  expect(calls.map(({ model }) => model)).toEqual(["another", "another"]);
  // It sees what the judge saw, the examples included.
  expect(calls.every(({ examples }) => JSON.parse(examples ?? "[]").length === 6)).toBe(true);
  const prompts = stub.log
    .filter(({ column }) => column === "idea_quality")
    .map(({ body, messages }) => [body.model, messages.at(1)?.content]);
  const of = (model: string) => prompts.filter(([asked]) => asked === model).map(([, prompt]) => prompt);
  expect(of("another").toSorted()).toEqual(of("stub").toSorted());
});

test.each([
  ["there is no such model", { status: 404, body: { error: { message: "No model named another." } } }],
  ["its answers cannot be used", { say: '{"idea_score": "high"}' }],
  ["its key is refused", { status: 401, body: { error: { message: "Not for you." } } }],
])("where %s, the row goes on and says why", async (_, reply) => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: { ...SECOND, LLM_MAX_RETRIES: "0" } });
  stub.answer(({ column, body }) =>
    column === "idea_quality" && body.model === "another" ? reply : undefined,
  );
  const { task_id } = await app.start({ num_ideas: 2 });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 2, failed: 0 } });
  for (const row of await app.rows(task_id)) {
    expect(row.second_opinion).toMatchObject({
      model: "another",
      idea_score: null,
      error: expect.any(String),
    });
    expect(row.disagreement).toBeNull();
  }
});

test("what one model does not take is not held against the other", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: SECOND });
  stub.answer(({ body }) =>
    body.model === "another" && body.response_format
      ? {
          status: 400,
          body: { error: { message: "response_format is not supported", param: "response_format" } },
        }
      : undefined,
  );
  const { task_id } = await app.start({ num_ideas: 3 });
  await app.end(task_id);
  expect((await app.rows(task_id)).every(({ disagreement }) => disagreement !== null)).toBe(true);
  const second = secondJudgeEndpoint();
  if (!second) throw new Error("There is no second judge.");
  const { dialects } = llmDeps();
  const now = performance.now();
  expect(dialects.of(llmDeps().endpoint.key, now)).not.toEqual(dialects.of(second.key, now));
  const judged = stub.log.filter(({ column, body }) => column === "idea_quality" && body.model === "stub");
  expect(judged.every(({ body }) => body.response_format !== undefined)).toBe(true);
});

test("nobody is asked where none is named, nor where the composer would be asked twice", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  const { task_id } = await app.start({ num_ideas: 1 });
  expect((await app.end(task_id)).usage.calls).toBe(3);
  expect((await app.rows(task_id))[0]).toMatchObject({ second_opinion: null, disagreement: null });
  expect(stub.counts.byColumn.idea_quality).toBe(1);
  expect(secondJudgeEndpoint()).toBeNull();
});
