import { expect, test } from "vitest";
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
