import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import type { TestApp } from "@/tests/support/app";
import { problemOf } from "@/tests/support/app";
import { projectByHand } from "@/tests/support/projects-by-hand";
import { stubbedApp } from "@/tests/support/stubbed-app";

const launch = stubbedApp();

async function run(app: TestApp, body: object) {
  const { task_id } = await app.start(body);
  const status = await app.end(task_id);
  expect(status).toMatchObject({ state: "SUCCESS", corpus_mark: expect.stringMatching(/^[0-9a-f]{32}$/) });
  const rows = await app.rows(task_id);
  const samples = rows.map(
    ({ primary_tag, secondary_tags, target_audience, target_complexity, exploring, problem_frame }) => ({
      problem_frame,
      primary_tag,
      secondary_tags,
      target_audience,
      target_complexity,
      exploring,
    }),
  );
  return { status, samples, inspirations: rows.map((row) => row.inspirations) };
}

test("after ten runs on tags of their own, the seed of the first draws its samples again, in every row", async () => {
  const { app } = await launch({ seeded: true });
  const first = await run(app, { num_ideas: 12 });
  for (let n = 0; n < 10; n++) await run(app, { num_ideas: 2, seed_tags: [`made-up-${n}`, "soldering"] });
  const again = await run(app, { num_ideas: 12, seed: first.status.seed });
  expect(again.samples).toEqual(first.samples);
  expect(again.status.corpus_mark).toBe(first.status.corpus_mark);
  // Eleven runs before it, one corpus.
  expect(await db().corpusSnapshot.count()).toBe(1);
});

test("the projects that inspire are drawn again whatever comes into the store, and whatever goes but these", async () => {
  const { app } = await launch({ seeded: true });
  const first = await run(app, { num_ideas: 6 });
  const drawn = new Set(first.inspirations.flat().map(({ project_id }) => project_id));
  expect(drawn.size).toBe(first.inspirations.flat().length);
  for (let n = 0; n < 40; n++) {
    const { primary_tag = "" } = first.samples[n % 6] ?? {};
    await projectByHand({ tags: [primary_tag, "brand-new"] });
  }
  await db().project.deleteMany({ where: { id: { notIn: [...drawn], lt: 200 } } });
  const { seed, corpus_mark } = first.status;
  const again = await run(app, { num_ideas: 6, seed, corpus_mark });
  expect(again.inspirations).toEqual(first.inspirations);
  expect(again.samples).toEqual(first.samples);
  const made = await db().project.findMany({ where: { source: "nemo_data_designer" } });
  expect(made.some(({ id }) => drawn.has(id))).toBe(false);
});

test("when the corpus has changed, seed and mark draw the same samples, the seed alone draws from what is there", async () => {
  const { app } = await launch({ seeded: true });
  const first = await run(app, { num_ideas: 12 });
  for (let n = 0; n < 40; n++)
    await projectByHand({ tags: ["brand-new", `brand-new-${n}`, "brand-new-too"] });
  await db().project.deleteMany({ where: { id: { lte: 100 } } });
  const { seed, corpus_mark } = first.status;
  const marked = await run(app, { num_ideas: 12, seed, corpus_mark });
  expect(marked.samples).toEqual(first.samples);
  expect(marked.status.corpus_mark).toBe(corpus_mark);
  const unmarked = await run(app, { num_ideas: 12, seed });
  expect(unmarked.samples).not.toEqual(first.samples);
  expect(unmarked.status.corpus_mark).not.toBe(corpus_mark);
});

test("a run that lost rows gets them from the corpus it was planned from", async () => {
  const { app } = await launch({ seeded: true });
  const first = await run(app, { num_ideas: 6 });
  const task_id = first.status.task_id;
  await projectByHand({ tags: ["brand-new", "soldering"] });
  await db().project.deleteMany({ where: { id: { lte: 100 } } });
  const { sampleMissingRows } = await import("@/lib/runs/plan-rows");
  const lost = await db().generationRow.findFirstOrThrow({ where: { runId: task_id, row: 3 } });
  await db().generationRow.delete({ where: { id: lost.id } });
  await db().project.delete({ where: { id: lost.projectId ?? 0 } });
  const [drawn] = await sampleMissingRows(
    await db().generationRun.findUniqueOrThrow({ where: { id: task_id } }),
  );
  const { primaryTag, secondaryTags, problemFrame } = lost;
  expect(drawn).toMatchObject({ row: 3, primaryTag, secondaryTags, problemFrame });
  const end = { state: "failed", errorMessage: "It was lost.", errorCode: "internal" } as const;
  await db().generationRow.create({ data: { ...lost, ...end, projectId: null } });
});

test.each(["f".repeat(32), "1234", "", 7])("a mark that is none is refused: %j", async (corpus_mark) => {
  const { app } = await launch();
  const refused = await app.post({ num_ideas: 1, corpus_mark });
  expect(refused.status).toBe(422);
  expect((await problemOf(refused)).detail).toContain("corpus_mark");
  expect(await db().generationRun.count()).toBe(0);
});
