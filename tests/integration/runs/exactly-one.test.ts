import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { problemOf } from "../../support/app";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

test("two hundred simultaneous posts with one Idempotency-Key make one run", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 }, seeded: true });
  const post = app.post;
  const body = { num_ideas: 2, seed_tags: ["ios"] };
  const responses = await Promise.all(
    Array.from({ length: 200 }, () => post(body, { "idempotency-key": "the-same-key" })),
  );
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
  const ids = new Set(await Promise.all(responses.map(async (response) => (await response.json()).task_id)));
  expect(ids.size).toBe(1);
  expect(await db().generationRun.count()).toBe(1);
  const [taskId = ""] = ids;
  expect(await app.end(taskId)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 } });
  expect(stub.counts.byColumn).toEqual({ project_idea: 2, metadata: 2, idea_quality: 2 });

  const other = await app.post({ num_ideas: 3 }, { "idempotency-key": "the-same-key" });
  expect(other.status).toBe(422);
  expect(await problemOf(other)).toMatchObject({ code: "idempotency_mismatch" });
});

test("a key is free again after 24 hours", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const headers = { "idempotency-key": "daily" };
  const first = await app.start({ num_ideas: 1 }, headers);
  await app.end(first.task_id);
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000 - 1000);
  await db().generationRun.update({ where: { id: first.task_id }, data: { createdAt: yesterday } });
  const second = await app.start({ num_ideas: 1 }, headers);
  expect(second.task_id).not.toBe(first.task_id);
  await app.end(second.task_id);
});

test("the same event delivered twice, and a row's steps run twice at once, change nothing", async () => {
  const { app, stub } = await launch({ stub: { latency: 10, dimensions: 16 }, seeded: true });
  const { sendIdeasRequested } = await import("@/inngest/events");
  const { generateRow } = await import("@/lib/runs/row/generate-row");
  const { saveRow } = await import("@/lib/runs/row/save-row");
  const { task_id } = await app.start({ num_ideas: 3 });
  const target = (row: number) => ({ taskId: task_id, row, round: 0 });
  await sendIdeasRequested({ id: task_id, round: 0 }, null);
  await Promise.all([0, 1, 2, 0, 1, 2].map((row) => generateRow(target(row)).catch(() => null)));
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 3 } });
  await Promise.all([0, 0, 1, 1].map((row) => saveRow(target(row))));
  expect(await db().project.count({ where: { source: "nemo_data_designer" } })).toBe(3);
  expect(stub.counts.byColumn).toEqual({ project_idea: 3, metadata: 3, idea_quality: 3 });
});
