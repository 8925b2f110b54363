import { expect, test } from "vitest";
import { refuseInserts } from "../../support/refuse-writes";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

test("a bug met in a row is a row error that tells nothing of its cause, and can be retried", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const allow = await refuseInserts("waywo_projects", "(SELECT count(*) FROM waywo_projects) > 0");
  const { task_id } = await app.start({ num_ideas: 2, seed_tags: ["ios"] });
  const status = await app.end(task_id);
  expect(status).toMatchObject({
    state: "SUCCESS",
    counts: { generated: 2, saved: 1, failed: 1 },
    result: { status: "partial" },
  });
  expect(status.errors[0]).toMatchObject({
    stage: null,
    error: "Something went wrong on our side. Please retry the row.",
    retryable: true,
  });
  expect(JSON.stringify(status)).not.toContain("no room");

  await allow();
  await app.retry(task_id);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 2, failed: 0 } });
});

test("a run whose pipeline cannot be built is FAILURE with a sentence, and a retry builds it", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  const allow = await refuseInserts("generation_rows");
  const { task_id } = await app.start({ num_ideas: 2, seed_tags: ["ios"] });
  const status = await app.end(task_id);
  expect(status).toMatchObject({
    state: "FAILURE",
    error: "Something went wrong on our side. Please retry the run.",
    errors: [],
  });
  expect(status.result).toBeUndefined();
  expect(stub.counts.calls).toBe(0);

  await allow();
  await app.retry(task_id);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 2, failed: 0 } });
});
