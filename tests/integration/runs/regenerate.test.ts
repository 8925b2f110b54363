import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import type { Regeneration } from "@/lib/generated/prisma/client";
import { problemOf, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { Latch } from "../../support/latch";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
const WAIT = { interval: 20 };

/** A run of some saved rows. */
async function savedRun(app: TestApp, numIdeas = 1) {
  const { task_id, run_token } = await app.start({ num_ideas: numIdeas, seed_tags: ["ios"] });
  await app.end(task_id);
  const regenerate = (column: string | null, row = 0, headers: Record<string, string> = {}) =>
    callEndpoint("regenerateRow", {
      params: { task_id, row: String(row) },
      headers: { "x-run-token": run_token, "content-type": "application/json", ...headers },
      body: JSON.stringify({ column }),
    });
  return { task_id, run_token, regenerate };
}

async function asked(response: Response): Promise<number> {
  expect([response.status, response.ok ? "" : await response.clone().text()]).toEqual([202, ""]);
  return (await response.json()).candidate_id;
}

const ended = (candidateId: number): Promise<Regeneration> =>
  vi.waitFor(async () => {
    const found = await db().regeneration.findUniqueOrThrow({ where: { candidateId } });
    if (found.state === "writing") throw new Error("still writing");
    return found;
  }, WAIT);

const candidate = (id: number) => db().generationCandidate.findUniqueOrThrow({ where: { id } });

/** All that must not change while a candidate is written: without what the calls have cost, and what came of them. */
async function standing(app: TestApp, taskId: string) {
  const { usage, ...status } = await app.readStatus(taskId);
  const rows = (await app.rows(taskId)).map(({ tokens, rewritten, ...row }) => row);
  return { status, rows, projects: await app.projects(`?run_id=${taskId}`) };
}

test("the whole row is written again beside the old idea, which stays the project", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  const { task_id, regenerate } = await savedRun(app, 2);
  const before = await standing(app, task_id);
  const [old] = await db().generationCandidate.findMany({ where: { row: { runId: task_id, row: 0 } } });
  const byColumn = { ...stub.counts.byColumn };
  const asks = stub.log.length;
  const id = await asked(await regenerate(null));
  expect(await ended(id)).toMatchObject({ state: "ready", error: null, column: null });
  const made = await candidate(id);
  expect(made).toMatchObject({
    number: 1,
    madeBy: "regenerate",
    chosen: false,
    embedding: expect.anything(),
  });
  expect(made.projectIdea).not.toBe(old?.projectIdea);
  expect(made.title).not.toBe(old?.title);
  expect(made.novelty).toBeGreaterThan(0);
  for (const column of ["project_idea", "metadata", "idea_quality"] as const)
    expect(stub.counts.byColumn[column]).toBe(byColumn[column] + 1);
  const prompt = stub.log
    .slice(asks)
    .find(({ column }) => column === "project_idea")
    ?.messages.at(1)?.content;
  expect(prompt).toContain(old?.title);
  expect(await standing(app, task_id)).toEqual(before);
  const calls = await db().modelCall.findMany({ where: { runId: task_id, row: 0, candidate: 1 } });
  expect(calls.map(({ column, outcome }) => [column, outcome])).toEqual([
    ["project_idea", "ok"],
    ["metadata", "ok"],
    ["idea_quality", "ok"],
  ]);
});

test("new metadata keeps the prose and is judged; the judge alone keeps all texts and their novelty", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  const { task_id, regenerate } = await savedRun(app);
  const before = await standing(app, task_id);
  const [old] = await db().generationCandidate.findMany({ where: { row: { runId: task_id } } });
  stub.reset();
  const metadata = await asked(await regenerate("metadata"));
  await ended(metadata);
  expect(stub.counts.byColumn).toEqual({ project_idea: 0, metadata: 1, idea_quality: 1 });
  expect(await candidate(metadata)).toMatchObject({
    projectIdea: old?.projectIdea,
    title: expect.any(String),
    ideaScore: expect.any(Number),
    novelty: expect.any(Number),
  });
  stub.reset();
  stub.answer(({ column }) =>
    column === "idea_quality"
      ? {
          say: JSON.stringify({
            idea_reasoning: "Judged again.",
            idea_score: 2,
            complexity_reasoning: "Judged again.",
            complexity_score: 9,
          }),
        }
      : undefined,
  );
  const judged = await asked(await regenerate("idea_quality"));
  await ended(judged);
  expect(stub.counts).toMatchObject({
    byColumn: { project_idea: 0, metadata: 0, idea_quality: 1 },
    byRoute: { embeddings: 0 },
  });
  const { projectIdea, title, shortDescription, description, hashtags, novelty, nearestTitle } = old ?? {};
  expect(await candidate(judged)).toMatchObject({
    ...{ projectIdea, title, shortDescription, description, hashtags, novelty, nearestTitle },
    ...{ ideaScore: 2, complexityScore: 9, ideaReasoning: "Judged again.", number: 2 },
  });
  expect(await standing(app, task_id)).toEqual(before);
});

test("an idea that is written again is no duplicate of the project it is to replace", async () => {
  const { app } = await launch({ stub: { dimensions: 16, ideas: "same", vectors: "same" } });
  const { regenerate } = await savedRun(app);
  const id = await asked(await regenerate(null));
  await ended(id);
  expect(await candidate(id)).toMatchObject({ near: false, novelty: 1 });
});

test("presses at the same time give a candidate each, ten of a row and no more", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const { task_id, regenerate } = await savedRun(app);
  const answers = await Promise.all(Array.from({ length: 14 }, () => regenerate("idea_quality")));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(202), ...Array(4).fill(409)]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused && (await problemOf(refused)).detail).toBe(
    "Row 0 was written again 10 times; choose one of these, or edit the idea.",
  );
  const candidates = await db().generationCandidate.findMany({ where: { row: { runId: task_id } } });
  expect(candidates.map(({ number }) => number).sort((a, b) => a - b)).toEqual([...Array(11).keys()]);
  for (const { id, madeBy } of candidates)
    if (madeBy) expect(await ended(id)).toMatchObject({ state: "ready" });
});

test("each counts as a start of its client's hour, and a refused one leaves nothing", async () => {
  const { app } = await launch({ stub: { dimensions: 16 }, env: { GENERATE_LIMIT_PER_HOUR: "2" } });
  const client = { "x-client-address": "203.0.113.7" };
  const { task_id, run_token } = await app.start({ num_ideas: 1 }, client);
  await app.end(task_id);
  const params = { task_id, row: "0" };
  const headers = { "x-run-token": run_token, ...client };
  const first = await callEndpoint("regenerateRow", { params, headers });
  await ended(await asked(first));
  const second = await callEndpoint("regenerateRow", { params, headers });
  expect([second.status, (await problemOf(second)).code]).toEqual([429, "rate_limited"]);
  expect(await db().regeneration.count()).toBe(1);
  expect(await db().generationCandidate.count({ where: { madeBy: "regenerate" } })).toBe(1);
});

test("one that fails says why, and the next press goes on with it", async () => {
  const { app, stub } = await launch({
    stub: { dimensions: 16 },
    env: { LLM_MAX_RETRIES: "0", LOG_LEVEL: "silent" },
  });
  const { task_id, regenerate } = await savedRun(app);
  const before = await standing(app, task_id);
  stub.reset();
  const mend = stub.answer(({ column }) =>
    column === "metadata" ? { status: 400, body: { error: { message: "No." } } } : undefined,
  );
  const id = await asked(await regenerate(null));
  const failed = await ended(id);
  expect(failed.state).toBe("failed");
  expect(failed.error).toMatch(/^[A-Z].{10,}/s);
  expect(await standing(app, task_id)).toEqual(before);
  const prose = (await candidate(id)).projectIdea;
  mend();
  expect(await asked(await regenerate(null))).toBe(id);
  expect(await ended(id)).toMatchObject({ state: "ready", error: null });
  expect((await candidate(id)).projectIdea).toBe(prose);
  expect(stub.counts.byColumn.project_idea).toBe(1);
});

test("what is stopped half-way goes on at the next start and pays for nothing twice", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  const { task_id, regenerate } = await savedRun(app);
  stub.reset();
  const judging = new Latch();
  const letGo = stub.answer(async ({ column }) => {
    if (column !== "idea_quality") return undefined;
    judging.open();
    return { fault: "stall" };
  });
  const id = await asked(await regenerate(null));
  await judging.wait();
  await app.halt();
  letGo();
  await app.resume();
  expect(await ended(id)).toMatchObject({ state: "ready" });
  expect(stub.counts.byColumn).toEqual({ project_idea: 1, metadata: 1, idea_quality: 2 });
  expect(await app.readStatus(task_id)).toMatchObject({ state: "SUCCESS", interruptions: 0 });
});

test("one whose event was never sent is found by the next start's sweep", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const { task_id } = await savedRun(app);
  const { requestRegeneration } = await import("@/lib/runs/row/request-regeneration");
  const { regeneration } = await requestRegeneration(task_id, "0", "metadata");
  await app.halt();
  await app.resume();
  expect(await ended(regeneration.candidateId)).toMatchObject({ state: "ready", round: 1 });
});

test("a spent token budget has it wait, and it goes on when a start allows more", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  const { regenerate } = await savedRun(app);
  await app.halt();
  vi.stubEnv("DAILY_TOKEN_BUDGET", "1");
  await app.resume();
  stub.reset();
  const id = await asked(await regenerate(null));
  await vi.waitFor(
    async () => expect(await db().executorStep.count({ where: { op: "WaitForEvent" } })).toBe(1),
    WAIT,
  );
  expect(stub.counts.calls).toBe(0);
  expect(await db().regeneration.findUnique({ where: { candidateId: id } })).toMatchObject({
    state: "writing",
  });
  await app.halt();
  vi.stubEnv("DAILY_TOKEN_BUDGET", "1000000");
  await app.resume();
  expect(await ended(id)).toMatchObject({ state: "ready" });
});

test("a row without a saved project is refused with a sentence", async () => {
  const { app, stub } = await launch({
    stub: { dimensions: 16 },
    env: { LLM_CONCURRENCY: "1", LLM_MAX_RETRIES: "0", LOG_LEVEL: "silent" },
  });
  stub.answer(({ column, columnIndex }) =>
    column === "project_idea" && columnIndex > 0
      ? { status: 400, body: { error: { message: "No." } } }
      : undefined,
  );
  const { task_id, run_token, regenerate } = await savedRun(app, 2);
  const rows = await app.rows(task_id);
  const unsaved = rows.find(({ state }) => state !== "saved")?.row ?? -1;
  const saved = rows.find(({ state }) => state === "saved");
  const refusal = async (response: Response) => [response.status, (await problemOf(response)).detail];
  expect(await refusal(await regenerate(null, unsaved))).toEqual([
    409,
    `Row ${unsaved} of this run is not saved; it can be retried instead.`,
  ]);
  const project = { id: saved?.project_id ?? -1 };
  await db().project.update({ where: project, data: { binnedAt: new Date() } });
  expect(await refusal(await regenerate(null, saved?.row))).toEqual([
    409,
    `The idea of row ${saved?.row} is in the bin; take it out to write it again.`,
  ]);
  await db().project.delete({ where: project });
  expect(await refusal(await regenerate(null, saved?.row))).toEqual([
    409,
    `The idea of row ${saved?.row} was deleted; it cannot be written again.`,
  ]);
  expect(await refusal(await regenerate(null, 7))).toEqual([404, "There is no row 7 in this run."]);
  const params = { task_id, row: "x" };
  const headers = { "x-run-token": run_token };
  expect((await callEndpoint("regenerateRow", { params, headers })).status).toBe(404);
  expect((await callEndpoint("regenerateRow", { params: { task_id, row: "0" } })).status).toBe(401);
});
