import { describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { problemOf, type TestApp } from "../../support/app";
import type { StubModel } from "../../support/stub-model/stub";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const JSON_TYPE = { "content-type": "application/json" };

/** A run of four whose rows 1 to 3 fail at their metadata until `allow` is called. */
async function failedRun(app: TestApp, stub: StubModel) {
  const good = new Set<string>();
  const allow = stub.answer(({ column, messages }) => {
    if (column !== "metadata") return undefined;
    const idea = messages.at(1)?.content ?? "";
    if (good.size === 0) good.add(idea);
    return good.has(idea) ? undefined : { say: "I would rather not." };
  });
  const { task_id } = await app.start({ num_ideas: 4, seed_tags: ["ios"] });
  const status = await app.end(task_id);
  expect(status.counts).toMatchObject({ saved: 1, failed: 3 });
  const failed = status.errors.map(({ row }) => row);
  const [saved = -1] = [0, 1, 2, 3].filter((row) => !failed.includes(row));
  return { taskId: task_id, failed, saved, errors: status.errors, allow };
}

test("of the rows named, each is made; the others keep their end, and a second retry makes them", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  const { taskId, failed, errors, allow } = await failedRun(app, stub);
  allow();
  const [first = 0, ...others] = failed;
  const calls = stub.counts.calls;
  const response = await app.retry(taskId, JSON.stringify({ rows: [first] }), JSON_TYPE);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ state: "STARTED", counts: { saved: 1, failed: 2 } });
  const status = await app.end(taskId);
  expect(status).toMatchObject({ state: "SUCCESS", counts: { saved: 2, failed: 2 } });
  expect(status.errors).toEqual(errors.filter(({ row }) => others.includes(row)));
  expect(stub.counts.byColumn.project_idea).toBe(4);
  expect(stub.counts.calls).toBeGreaterThan(calls);

  await app.retry(taskId, JSON.stringify({ rows: null }), JSON_TYPE);
  expect(await app.end(taskId)).toMatchObject({
    state: "SUCCESS",
    counts: { saved: 4, failed: 0 },
    errors: [],
  });
});

test("rows that the run does not have, or that are saved, are refused, and nothing is started", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  const { taskId, failed, saved } = await failedRun(app, stub);
  const refusal = async (rows: unknown) => {
    const response = await app.retry(taskId, JSON.stringify({ rows }), JSON_TYPE);
    return problemOf(response);
  };
  expect(await refusal([failed[0], 4, 49])).toMatchObject({
    status: 422,
    code: "invalid_request",
    detail:
      "There is no row 4: the rows of this run are 0 to 3. There is no row 49: the rows of this run are 0 to 3.",
    errors: [{ loc: ["body", "rows", 1] }, { loc: ["body", "rows", 2] }],
  });
  expect(await refusal([failed[0], saved])).toMatchObject({
    status: 409,
    code: "conflict",
    detail: `Row ${saved} of this run is saved; there is nothing to retry.`,
  });
  const invalid: [unknown, RegExp][] = [
    [[], /at least one row/],
    [[1, 1], /each row once/],
    [[-1], /from 0 to 49/],
    [[50], /from 0 to 49/],
    [[1.5], /whole number/],
    [["1"], /whole number/],
    [1, /list of row numbers/],
    [Array.from({ length: 51 }, () => 1), /each row once/],
  ];
  for (const [rows, says] of invalid) {
    expect(await refusal(rows)).toMatchObject({ status: 422, detail: expect.stringMatching(says) });
  }
  expect(await app.readStatus(taskId)).toMatchObject({ state: "SUCCESS", counts: { saved: 1, failed: 3 } });
});

describe("a body that names no rows", () => {
  const taken: [name: string, body: string | undefined, headers: Record<string, string>][] = [
    ["none at all", undefined, {}],
    ["none, announced as JSON", undefined, JSON_TYPE],
    ["white space", " \n", JSON_TYPE],
    ["an empty object", "{}", JSON_TYPE],
    ["an empty object without a content type", "{}", {}],
    ["other fields", '{"row":1}', { "content-type": "application/json; charset=utf-8" }],
  ];

  test.each(taken)("%s, retries every row that is not saved", async (_name, body, headers) => {
    const { app, stub } = await launch({ stub: { dimensions: 16 } });
    const { taskId, allow } = await failedRun(app, stub);
    allow();
    expect((await app.retry(taskId, body, headers)).status).toBe(200);
    expect(await app.end(taskId)).toMatchObject({ state: "SUCCESS", counts: { saved: 4, failed: 0 } });
  });

  test("is refused where it is no JSON", async () => {
    const { app, stub } = await launch({ stub: { dimensions: 16 } });
    const { taskId } = await failedRun(app, stub);
    const statusOf = async (body: string, headers: Record<string, string>) =>
      (await app.retry(taskId, body, headers)).status;
    expect(await statusOf("{nonsense", JSON_TYPE)).toBe(415);
    expect(await statusOf('{"rows":[1]}', { "content-type": "text/plain" })).toBe(415);
    expect(await statusOf("rows=1", { "content-type": "application/x-www-form-urlencoded" })).toBe(415);
    expect(await statusOf("", { "content-type": "application/x-www-form-urlencoded" })).toBe(415);
    expect(await statusOf("[]", JSON_TYPE)).toBe(422);
    expect(await statusOf("x".repeat(70_000), JSON_TYPE)).toBe(413);
    expect(await app.readStatus(taskId)).toMatchObject({ state: "SUCCESS" });
  });
});

test.each([
  ["planned", { state: "planned", projectId: null }],
  ["being generated", { state: "generating", projectId: null }],
  ["waiting to be saved", { state: "generated", projectId: null }],
] as const)("rows of a SUCCESS that are %s are retried like any that is not saved", async (_name, data) => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const { task_id } = await app.start({ num_ideas: 3, seed_tags: ["ios"] });
  await app.end(task_id);
  const lost = { runId: task_id, row: { in: [0, 2] } };
  const projects = await db().generationRow.findMany({ where: lost, select: { projectId: true } });
  await db().generationRow.updateMany({ where: lost, data });
  await db().project.deleteMany({ where: { id: { in: projects.map(({ projectId }) => projectId ?? 0) } } });

  expect((await app.retry(task_id)).status).toBe(200);
  const status = await app.end(task_id);
  expect(status).toMatchObject({ state: "SUCCESS", counts: { saved: 3, failed: 0 } });
  expect(status.project_ids).toHaveLength(3);
});

test("rows that a run lost altogether are made again by a retry", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const { task_id } = await app.start({ num_ideas: 3, seed_tags: ["ios"] });
  await app.end(task_id);
  const before = await app.rows(task_id);
  const lost = await db().generationRow.delete({ where: { runId_row: { runId: task_id, row: 1 } } });
  await db().project.delete({ where: { id: lost.projectId ?? 0 } });

  expect((await app.retry(task_id)).status).toBe(200);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 3, failed: 0 } });
  const after = await app.rows(task_id);
  expect(after.map(({ row }) => row)).toEqual([0, 1, 2]);
  for (const row of [0, 2]) expect(after[row]?.project_id).toBe(before[row]?.project_id);
});

test("a row whose idea was deleted later stays saved, and is not retried", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  const { taskId, saved, failed, allow } = await failedRun(app, stub);
  const [row] = (await app.rows(taskId)).filter(({ state }) => state === "saved");
  await db().project.delete({ where: { id: row?.project_id ?? 0 } });
  expect(await app.readStatus(taskId)).toMatchObject({
    state: "SUCCESS",
    counts: { saved: 1, failed: 3 },
    project_ids: [],
    result: { num_saved: 1, project_ids: [] },
  });
  expect((await app.retry(taskId, JSON.stringify({ rows: [saved] }), JSON_TYPE)).status).toBe(409);

  allow();
  await app.retry(taskId);
  const status = await app.end(taskId);
  expect(status).toMatchObject({ state: "SUCCESS", counts: { saved: 4, failed: 0 } });
  expect(status.project_ids).toHaveLength(failed.length);
  expect((await app.rows(taskId))[saved]).toMatchObject({ state: "saved", project_id: null });
  expect((await app.retry(taskId)).status).toBe(409);
});
