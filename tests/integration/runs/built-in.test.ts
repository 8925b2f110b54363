import { afterAll, beforeAll, expect, test } from "vitest";
import { runStatusSchema } from "@/lib/contracts/runs";
import { startApp, type TestApp } from "../../support/app";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

test("a run of 5 with two seed tags ends in SUCCESS with the contract's result", async () => {
  const created = await app.start({ num_ideas: 5, seed_tags: ["nutrition", "ios"], creativity: 0.85 });
  expect(created).toMatchObject({ num_requested: 5, seed_tags: ["nutrition", "ios"], creativity: 0.85 });
  const status = await app.end(created.task_id);
  expect(runStatusSchema.parse(status)).toEqual(status);
  expect(status).toMatchObject({
    state: "SUCCESS",
    stage: null,
    progress: 5,
    total: 5,
    counts: { generated: 5, saved: 5, failed: 0 },
    result: {
      status: "success",
      num_requested: 5,
      num_generated: 5,
      num_saved: 5,
      errors: [],
      seed_tags: ["nutrition", "ios"],
    },
  });
  const { projects, total } = await app.projects(`?run_id=${created.task_id}`);
  expect(total).toBe(5);
  for (const project of projects) {
    expect(project).toMatchObject({
      source: "nemo_data_designer",
      source_comment_id: null,
      run_id: created.task_id,
    });
    expect(project.hashtags).toEqual(expect.arrayContaining(["nutrition", "ios"]));
  }
});

test("a run of 50 saves 50 ideas with 50 distinct titles and descriptions", async () => {
  const { task_id } = await app.start({ num_ideas: 50 });
  const status = await app.end(task_id);
  expect(status).toMatchObject({ state: "SUCCESS", counts: { saved: 50, failed: 0 } });
  const { projects } = await app.projects(`?run_id=${task_id}&limit=100`);
  expect(new Set(projects.map(({ title }) => title.toLowerCase())).size).toBe(50);
  expect(new Set(projects.map(({ description }) => description)).size).toBe(50);
});

test("polled every 50 ms, the stages come in order, progress never falls and the counts add up", async () => {
  const { task_id } = await app.start({ num_ideas: 20 });
  const order = ["PENDING", "building_pipeline", "generating", "saving", "SUCCESS"];
  let last = { place: 0, progress: 0 };
  for (;;) {
    const status = await app.readStatus(task_id);
    const place = order.indexOf(status.stage ?? status.state);
    expect(place).toBeGreaterThanOrEqual(last.place);
    if (place === last.place) expect(status.progress).toBeGreaterThanOrEqual(last.progress);
    expect(status.progress).toBeLessThanOrEqual(status.total);
    expect(status.counts.saved).toBe(status.project_ids.length);
    expect(status.counts.failed).toBe(status.errors.length);
    expect(status.counts.saved).toBeLessThanOrEqual(status.counts.generated);
    expect(status.counts.saved + status.counts.failed).toBeLessThanOrEqual(20);
    if (status.stage === "generating") expect(status.progress).toBe(status.counts.generated);
    last = { place, progress: status.progress };
    if (status.state === "SUCCESS") break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(last).toEqual({ place: 4, progress: 20 });
});
