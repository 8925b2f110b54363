import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RunSummary } from "@/lib/contracts/run-list";
import { db } from "@/lib/core/db";
import { problemOf, startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { completeByHand, startByHand } from "../../support/runs-by-hand";

const ADMIN_TOKEN = "an-admin-token-of-32-characters!";

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ env: { ADMIN_TOKEN } });
});
afterEach(() => app.stop());

const edit = (taskId: string, body: object) =>
  callEndpoint("editRun", {
    params: { task_id: taskId },
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function list(search = ""): Promise<RunSummary[]> {
  const response = await callEndpoint("listRuns", { search });
  expect(response.status).toBe(200);
  return (await response.json()).runs;
}

test("a name and a note are kept as they are seen, and what is left out stays", async () => {
  const taskId = await completeByHand(1);
  const named = await (
    await edit(taskId, { name: "  Groceries\n of\u202e May\u200b ", note: " One\r\ntwo " })
  ).json();
  expect(named).toMatchObject({ name: "Groceries of May", note: "One\ntwo" });
  expect(await (await edit(taskId, { note: "" })).json()).toMatchObject({
    name: "Groceries of May",
    note: null,
  });
  expect(await (await edit(taskId, {})).json()).toMatchObject({ name: "Groceries of May" });
  expect((await list())[0]).toMatchObject({ name: "Groceries of May", note: null, number: 1 });
  expect(await (await edit(taskId, { name: null })).json()).toMatchObject({ name: null });
});

test("what is too long, no text or no field is refused", async () => {
  const taskId = await completeByHand(1);
  const bodies = [{ name: "x".repeat(81) }, { note: "x".repeat(2001) }, { name: 7 }, { title: "Other" }];
  for (const body of bodies) {
    const response = await edit(taskId, body);
    expect(response.status).toBe(422);
    expect(await problemOf(response)).toMatchObject({ code: "invalid_request" });
  }
});

test("the list tells length, tokens and average score of a run", async () => {
  const taskId = await completeByHand(3);
  const call = { attempt: 1, model: "m", temperature: 1, promptVersion: "p", latencyMs: 1, outcome: "ok" };
  const tokens = { promptTokens: 30, completionTokens: 12, tokensEstimated: false };
  const calls = [0, 1].map((row) => ({
    ...call,
    ...tokens,
    runId: taskId,
    row,
    column: "metadata",
    candidate: 0,
  }));
  await db().modelCall.createMany({ data: calls });
  const startedAt = new Date("2026-03-01T10:00:00Z");
  const finishedAt = new Date("2026-03-01T10:00:40Z");
  await db().generationRun.update({
    where: { id: taskId },
    data: { startedAt, finishedAt, workedMs: 2000 },
  });
  const ids = (await app.readStatus(taskId)).project_ids;
  await db().project.update({ where: { id: ids[0] }, data: { ideaScore: 9 } });
  await db().project.update({ where: { id: ids[1] }, data: { ideaScore: 1, binnedAt: new Date() } });
  const [run] = await list();
  expect(run).toMatchObject({ num_saved: 3, num_failed: 0, average_idea_score: 8, seconds: 42 });
  expect(run?.tokens).toEqual({ prompt: 60, completion: 24 });
  // Of a run without ideas there is nothing to tell.
  await startByHand(1);
  expect((await list())[0]).toMatchObject({ average_idea_score: null, seconds: null, num_saved: 0 });
});

test("the time between an end and a retry is no part of a run's length", async () => {
  const taskId = await startByHand(1);
  await app.cancel(taskId);
  const hour = 3_600_000;
  const at = Date.now();
  const data = { startedAt: new Date(at - hour - 5000), finishedAt: new Date(at - hour) };
  await db().generationRun.update({ where: { id: taskId }, data });
  expect((await app.retry(taskId)).status).toBe(200);
  await app.end(taskId);
  const [run] = await list();
  expect(run?.seconds).toBeGreaterThanOrEqual(5);
  expect(run?.seconds).toBeLessThan(100);
});

describe("the list is filtered", () => {
  test("by phase, tag, model, name and text, each and all together", async () => {
    const runs: Record<string, string> = {};
    const add = async (name: string, data: object) => {
      runs[name] = await completeByHand(1);
      await db().generationRun.update({ where: { id: runs[name] }, data });
    };
    await add("plain", { seedTags: '["ios"]' });
    await add("named", { seedTags: '["ios","nutrition"]', name: "50 % Off_Groceries", llmModel: "gemma" });
    await add("noted", { seedTags: "[]", note: "for the talk" });
    await add("cancelled", { state: "FAILURE", outcome: "cancelled", error: "It was." });
    await add("failed", { state: "FAILURE", error: "No idea could be saved." });
    const open = await startByHand(1);
    const cases: [string, string[]][] = [
      ["phase=done", ["noted", "named", "plain"]],
      ["phase=cancelled", ["cancelled"]],
      ["phase=failed", ["failed"]],
      ["phase=open", ["open"]],
      ["state=FAILURE", ["failed", "cancelled"]],
      ["tag=ios", ["named", "plain"]],
      ["tag=IOS&model=gemma", ["named"]],
      ["tag=io", []],
      ["named=true", ["named"]],
      ["named=false&phase=done", ["noted", "plain"]],
      ["q=GROCER", ["named"]],
      ["q=50%20%25", ["named"]],
      ["q=f_g", ["named"]],
      ["q=fxg", []],
      ["q=the%20talk", ["noted"]],
      ["q=%232", ["named"]],
      [`q=${runs.plain}`, ["plain"]],
      ["q=nutri&tag=ios&named=true&phase=done&model=gemma", ["named"]],
    ];
    const names = new Map([...Object.entries(runs).map(([name, id]) => [id, name] as const), [open, "open"]]);
    for (const [search, expected] of cases) {
      const found = (await list(search)).map(({ task_id }) => names.get(task_id));
      expect([search, found]).toEqual([search, expected]);
    }
    await app.cancel(open);
    for (const bad of ["phase=over", "named=perhaps", "colour=red"])
      expect((await callEndpoint("listRuns", { search: bad })).status).toBe(422);
    await db().generationRun.updateMany({
      where: { id: runs.cancelled },
      data: { state: "SUCCESS", outcome: null },
    });
    await db().generationRun.updateMany({
      where: { id: runs.failed },
      data: { state: "SUCCESS", error: null },
    });
  });
});
