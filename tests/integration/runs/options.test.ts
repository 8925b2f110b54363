import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { problemOf } from "../../support/app";
import { RUN_OPTIONS } from "../../support/run-options";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

test("a run keeps how it is made, and its status tells it", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const { task_id: plain } = await app.start({ num_ideas: 1 });
  expect(await app.readStatus(plain)).toMatchObject(RUN_OPTIONS);

  const options = { max_candidates: 5, ideas_per_call: 2, judge: "pairwise" } as const;
  const measures = { siblings: false, graded_examples: null, telepathy: true };
  const { task_id } = await app.start({ num_ideas: 1, ...options, language: "PT-br", measures });
  expect(await app.readStatus(task_id)).toMatchObject({ ...options, language: "pt-BR" });
  expect((await app.readStatus(task_id)).measures).toEqual({ ...RUN_OPTIONS.measures, siblings: false });
  await app.end(plain);
  await app.end(task_id);
});

test.each([
  [{ max_candidates: 11 }, "max_candidates is between 1 and 10."],
  [{ max_candidates: 0 }, "max_candidates is between 1 and 10."],
  [{ ideas_per_call: 6 }, "ideas_per_call is between 1 and 5."],
  [{ language: "klingon!" }, "language is a language tag such as en, de or pt-BR."],
  [{ language: `en-${"a".repeat(40)}` }, "language has at most 35 characters."],
  [{ judge: "jury" }, "judge is absolute or pairwise."],
  [{ measures: { siblings: "yes" } }, "A measure is true or false."],
])("%j is refused with a sentence", async (body, sentence) => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const response = await app.post(body);
  expect(response.status).toBe(422);
  expect(JSON.stringify(await problemOf(response))).toContain(sentence);
});

test("a run of an earlier version is made without measures, and its Idempotency-Key still stands for it", async () => {
  const { app } = await launch({ stub: { dimensions: 16 } });
  const { task_id } = await app.start({ num_ideas: 1 }, { "Idempotency-Key": "k" });
  await app.end(task_id);
  // As version 0.1.0 hashed the request.
  const hash = createHash("sha256")
    .update(JSON.stringify({ num_ideas: 1, seed_tags: null, creativity: 0.85 }))
    .digest("hex");
  const run = await db().generationRun.update({ where: { id: task_id }, data: { measures: null } });
  expect(run.idempotencyHash).toBe(hash);
  expect(Object.values((await app.readStatus(task_id)).measures)).toEqual(Array(5).fill(false));
});
