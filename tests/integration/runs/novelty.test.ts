import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { binProject, restoreProject } from "@/lib/review/bin";
import { decide } from "@/lib/review/decide";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

test("a model with one idea: every row after the first is marked near, with at most 3 ideas asked a row", async () => {
  const { app, stub } = await launch({ stub: { ideas: "same", vectors: "same" } });
  const { task_id } = await app.start({ num_ideas: 10, seed_tags: ["ios"] });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 10 } });
  const rows = await app.rows(task_id);
  const novel = rows.filter(({ near }) => !near);
  expect(novel).toHaveLength(1);
  expect(novel[0]).toMatchObject({ candidates: 1 });
  for (const row of rows.filter(({ near }) => near)) {
    expect(row).toMatchObject({ candidates: 3, novelty: expect.closeTo(0, 5) });
    expect(row.nearest?.title).toEqual(expect.any(String));
  }
  expect(stub.counts.byColumn.project_idea).toBe(1 + 9 * 3);
  const told = stub.log.filter(
    ({ column, messages }) => column === "project_idea" && messages.at(1)?.content.includes("<existing-"),
  );
  expect(told).toHaveLength(9 * 2);
});

test("ideas below the least score are asked for again, and the row says whether it got there", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: { LLM_CONCURRENCY: "1" } });
  let judged = 0;
  stub.answer(({ column }) =>
    column === "idea_quality"
      ? {
          say: JSON.stringify({
            idea_reasoning: "r",
            idea_score: ++judged,
            complexity_reasoning: "r",
            complexity_score: 3,
          }),
        }
      : undefined,
  );
  const one = await app.start({ num_ideas: 1, min_idea_score: 3 });
  await app.end(one.task_id);
  expect((await app.rows(one.task_id))[0]).toMatchObject({
    candidates: 3,
    reached_min_idea_score: true,
    idea_quality: { idea_score: 3 },
  });
  const two = await app.start({ num_ideas: 1, min_idea_score: 10 });
  await app.end(two.task_id);
  expect((await app.rows(two.task_id))[0]).toMatchObject({ candidates: 3, reached_min_idea_score: false });
});

test("an idea says how many of the stored projects it was compared with, and the run that some were not", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  const project = { title: "Here", shortDescription: "s", description: "d", hashtags: "[]" };
  const scores = { ideaScore: 5, complexityScore: 5 };
  await db().project.create({ data: { ...project, ...scores } });
  const whole = await app.start({ num_ideas: 1 });
  expect((await app.end(whole.task_id)).novelty_note).toBeNull();
  const all = { compared_with: 1, compared_of: 1, novelty_note: null };
  expect((await app.rows(whole.task_id))[0]).toMatchObject(all);

  stub.answer(async ({ column }) => {
    if (column === "metadata") await db().project.create({ data: { ...project, ...scores, title: "Late" } });
    return undefined;
  });
  const part = await app.start({ num_ideas: 1 });
  expect((await app.end(part.task_id)).novelty_note).toBe(
    "Novelty was compared with 2 of 3 projects for some ideas.",
  );
  const some = { compared_with: 2, compared_of: 3, novelty_note: "compared with 2 of 3" };
  expect((await app.rows(part.task_id))[0]).toMatchObject(some);
  expect((await app.projects(`?run_id=${part.task_id}`)).projects[0]).toMatchObject(some);
});

test("a retry embeds the projects that could not be embedded before, and takes the note back", async () => {
  const { app, stub } = await launch({
    stub: { dimensions: 32 },
    env: { LLM_MAX_RETRIES: "0", LOG_LEVEL: "silent" },
  });
  const project = { title: "Here", shortDescription: "s", description: "d", hashtags: "[]" };
  await db().project.create({ data: { ...project, ideaScore: 5, complexityScore: 5 } });
  const restore = stub.answer(({ route }) =>
    route === "embeddings" ? { status: 503, body: {} } : undefined,
  );
  const { task_id } = await app.start({ num_ideas: 1 });
  expect((await app.end(task_id)).novelty_note).toMatch(/^Novelty is compared with 0 of 1 projects\. .*503/);
  restore();
  await app.retry(task_id);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", novelty_note: null });
  expect((await app.rows(task_id))[0]).toMatchObject({
    compared_with: 1,
    compared_of: 1,
    novelty_note: null,
  });
});

test("an idea near to a rejected one or to a duplicate is near; what is in the bin is compared with no more", async () => {
  const { app } = await launch({ stub: { ideas: "same", vectors: "same" } });
  const generate = async () => {
    const { task_id } = await app.start({ num_ideas: 1 });
    const [id = 0] = (await app.end(task_id)).project_ids;
    return { id, row: (await app.rows(task_id))[0] };
  };
  const first = await generate();
  expect(first.row).toMatchObject({ near: false, novelty: 1 });
  await decide(first.id, { decision: "reject", reason: "not new" }, "ann");
  const second = await generate();
  const near = { near: true, novelty: expect.closeTo(0, 5) };
  expect(second.row).toMatchObject({ ...near, nearest: { project_id: first.id } });
  await decide(second.id, { decision: "duplicate", duplicate_of: first.id }, "ann");
  await binProject(first.id, "ann");
  const third = await generate();
  expect(third.row).toMatchObject({ ...near, nearest: { project_id: second.id } });
  for (const id of [second.id, third.id]) await binProject(id, "ann");
  const fourth = await generate();
  expect(fourth.row).toMatchObject({ near: false, novelty: 1, compared_with: 0, compared_of: 0 });
  await restoreProject(first.id, "ann");
  expect((await generate()).row).toMatchObject(near);
});

test("a row that is tried again is not compared with a binned idea of its own run", async () => {
  const { app, stub } = await launch({
    stub: { ideas: "same", vectors: "same" },
    env: { LLM_CONCURRENCY: "1", LLM_MAX_RETRIES: "0", LOG_LEVEL: "silent" },
  });
  const restore = stub.answer(({ column, columnIndex }) =>
    column === "project_idea" && columnIndex > 0 ? { status: 500, body: {} } : undefined,
  );
  const { task_id } = await app.start({ num_ideas: 2 });
  const { project_ids } = await app.end(task_id);
  expect(project_ids).toHaveLength(1);
  restore();
  await binProject(project_ids[0] ?? 0, "ann");
  await app.retry(task_id);
  await app.end(task_id);
  const again = (await app.rows(task_id)).find(({ project_id }) => project_id !== null);
  expect(again).toMatchObject({ near: false, novelty: 1, nearest: null });
});

test("vectors of two models are never compared, within a run neither", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32, vectors: "same" } });
  stub.answer(async ({ column, columnIndex }) => {
    if (column !== "project_idea" || columnIndex === 0) return undefined;
    const saved = () => db().generationRow.count({ where: { state: "saved" } });
    await vi.waitFor(async () => expect(await saved()).toBe(1), { interval: 20 });
    await db().generationCandidate.updateMany({ data: { embeddingModel: "another" } });
    await db().project.updateMany({ data: { embeddingModel: "another" } });
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 2 });
  await app.end(task_id);
  const second = (await app.rows(task_id)).find(({ compared_of }) => compared_of === 1);
  expect(second).toMatchObject({ novelty: 1, nearest: null, near: false });
  expect(second?.novelty_note).toBe("compared with 0 of 1");
});
