import { afterEach, beforeEach, expect, test } from "vitest";
import type { EndpointName } from "@/lib/contracts/paths";
import { db } from "@/lib/core/db";
import { purgeRuns } from "@/lib/runs/delete-run";
import { problemOf, startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { completeByHand, startByHand } from "../../support/runs-by-hand";

const ADMIN_TOKEN = "an-admin-token-of-32-characters!";
const DAY_MS = 24 * 60 * 60 * 1000;
const admin = { authorization: `Bearer ${ADMIN_TOKEN}` };

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ env: { ADMIN_TOKEN } });
});
afterEach(() => app.stop());

/** A run of a browser that has ended, with its cookie. */
async function ownRun(headers: Record<string, string> = {}) {
  const response = await app.post({ num_ideas: 2, seed_tags: ["nutrition"] }, headers);
  const { task_id, run_token } = await response.json();
  const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? headers.cookie ?? "";
  const status = await app.end(task_id);
  return { taskId: task_id as string, token: run_token as string, cookie, ideas: status.project_ids };
}

const act = (name: EndpointName, taskId: string, headers: Record<string, string>, body?: object) =>
  callEndpoint(name, {
    params: { task_id: taskId, row: "0" },
    headers: { "content-type": "application/json", ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

const listed = async (name: EndpointName, headers = {}, search = "") => {
  const { runs, total } = await (await callEndpoint(name, { headers, search })).json();
  expect(total).toBe(runs.length);
  return (runs as { task_id: string }[]).map(({ task_id }) => task_id);
};

test("a deleted run is found nowhere, whoever asks; its ideas stay, and say that it was deleted", async () => {
  const { taskId, cookie, token, ideas } = await ownRun();
  const { taskId: other } = await ownRun({ cookie });
  expect((await act("deleteRun", taskId, { cookie })).status).toBe(200);

  const everywhere: [EndpointName, object?][] = [
    ["getRunStatus"],
    ["streamRun"],
    ["listRows"],
    ["cancelRun"],
    ["retryRun", {}],
    ["regenerateRow", {}],
    ["editRun", { name: "Back from the dead" }],
    ["deleteRun"],
  ];
  const askers: Record<string, string>[] = [{}, { cookie }, { "x-run-token": token }, admin];
  for (const headers of askers)
    for (const [name, body] of everywhere)
      expect([name, (await act(name, taskId, headers, body)).status]).toEqual([name, 404]);
  expect(await listed("listRuns")).toEqual([other]);
  expect(await listed("listRuns", admin, "q=nutrition")).toEqual([other]);
  expect((await app.projects(`?run_id=${taskId}`)).total).toBe(0);
  const quality = await callEndpoint("getQuality", { headers: admin, search: `run=${taskId}` });
  expect(quality.status).toBe(404);

  expect(ideas).toHaveLength(2);
  for (const id of ideas.map(String)) {
    const project = await (await callEndpoint("getProject", { params: { id } })).json();
    expect(project).toMatchObject({ run_id: null, row: null, run_deleted: true });
    const origin = await (await callEndpoint("getProvenance", { params: { id } })).json();
    expect(origin).toMatchObject({ run: null, row: null, run_deleted: true, calls: [] });
  }
});

test("who may delete a run may restore it, with all it had; it is theirs alone to see until then", async () => {
  const { taskId, cookie, ideas } = await ownRun();
  const stranger = await ownRun();
  const before = await app.readStatus(taskId);
  expect((await act("deleteRun", taskId, { cookie: stranger.cookie })).status).toBe(403);
  expect((await act("deleteRun", taskId, {})).status).toBe(401);
  const deleted = await (await act("deleteRun", taskId, { cookie })).json();
  expect(Date.parse(deleted.removed_at) - Date.parse(deleted.deleted_at)).toBe(30 * DAY_MS);

  expect(await listed("listDeletedRuns", { cookie })).toEqual([taskId]);
  expect(await listed("listDeletedRuns", admin)).toEqual([taskId]);
  expect(await listed("listDeletedRuns", { cookie: stranger.cookie })).toEqual([]);
  expect(await listed("listDeletedRuns")).toEqual([]);
  // Nor do others learn that there is a run to restore.
  expect((await act("restoreRun", taskId, { cookie: stranger.cookie })).status).toBe(404);
  expect((await act("restoreRun", taskId, {})).status).toBe(404);

  const restored = await act("restoreRun", taskId, { cookie });
  expect(await restored.json()).toEqual({ ...before, updated_at: expect.any(String) });
  expect((await act("restoreRun", taskId, admin)).status).toBe(200);
  expect(await listed("listRuns")).toContain(taskId);
  expect(await listed("listDeletedRuns", { cookie })).toEqual([]);
  const project = await (await callEndpoint("getProject", { params: { id: String(ideas[0]) } })).json();
  expect(project).toMatchObject({ run_id: taskId, row: 0, run_deleted: false });
});

test("after 30 days it goes for good with what it held; its ideas stay, and still say so", async () => {
  const { taskId, cookie, ideas } = await ownRun();
  const kept = await ownRun({ cookie });
  await act("deleteRun", taskId, { cookie });
  const { deletedAt } = await db().generationRun.findUniqueOrThrow({ where: { id: taskId } });
  const after = (ms: number) => new Date((deletedAt?.getTime() ?? 0) + 30 * DAY_MS + ms);
  expect(await purgeRuns(after(-1))).toBe(0);
  expect(await purgeRuns(after(0))).toBe(1);
  expect(await purgeRuns(after(0))).toBe(0);

  expect((await act("restoreRun", taskId, admin)).status).toBe(404);
  const runId = taskId;
  expect(await db().generationRow.count({ where: { runId } })).toBe(0);
  expect(await db().modelCall.count({ where: { runId } })).toBe(0);
  expect(await db().generationCandidate.count()).toBeGreaterThan(0);
  for (const id of ideas.map(String)) {
    const project = await (await callEndpoint("getProject", { params: { id } })).json();
    expect(project).toMatchObject({ source: "nemo_data_designer", run_id: null, run_deleted: true });
    const origin = await (await callEndpoint("getProvenance", { params: { id } })).json();
    expect(origin).toMatchObject({ run: null, row: null, run_deleted: true });
  }
  const stays = await (await callEndpoint("getProject", { params: { id: String(kept.ideas[0]) } })).json();
  expect(stays).toMatchObject({ run_id: kept.taskId, run_deleted: false });
});

test("a run under way is not deleted, and a deletion and a retry at once leave one of both", async () => {
  const open = await startByHand(2);
  const refused = await act("deleteRun", open, admin);
  expect(refused.status).toBe(409);
  expect(await problemOf(refused)).toMatchObject({ code: "conflict" });
  expect((await act("cancelRun", open, admin)).status).toBe(200);
  const both = await Promise.all([act("deleteRun", open, admin), act("retryRun", open, admin, {})]);
  const { state, deletedAt } = await db().generationRun.findUniqueOrThrow({ where: { id: open } });
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(deletedAt === null).toBe(both[1]?.status === 200);
  if (deletedAt) expect(state).toBe("FAILURE");
  else await act("cancelRun", open, admin);
});

test("the key of a deleted run starts another", async () => {
  const key = { "idempotency-key": "the-same" };
  const { taskId, cookie } = await ownRun(key);
  expect((await ownRun({ ...key, cookie })).taskId).toBe(taskId);
  await act("deleteRun", taskId, { cookie });
  expect((await ownRun({ ...key, cookie })).taskId).not.toBe(taskId);
});

test("runs are numbered as they were started, also those that nobody posted", async () => {
  const first = await ownRun();
  const second = await completeByHand(1);
  const third = await ownRun();
  const numbers = await Promise.all(
    [first.taskId, second, third.taskId].map(async (id) => (await app.readStatus(id)).number),
  );
  expect(numbers).toEqual([1, 2, 3]);
});

test("the number of a run that is gone for good is not given again", async () => {
  const first = await completeByHand(1);
  await db().generationRun.update({ where: { id: first }, data: { deletedAt: new Date(0) } });
  expect(await purgeRuns()).toBe(1);
  expect((await app.readStatus(await completeByHand(1))).number).toBe(2);
});
