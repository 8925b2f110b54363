import { describe, expect, test } from "vitest";
import { MAX_SEED_TAGS } from "@/lib/contracts/limits";
import { NO_NUMBERS, NULLS, NUMBER_TEXTS, TAG_KINDS } from "@/tests/support/answers/inputs";
import { problemOf } from "@/tests/support/app";
import { goodReply } from "@/tests/support/stub-model/good-reply";
import { stubbedApp } from "@/tests/support/stubbed-app";

const launch = stubbedApp();

/** Parts of a list, each with members from all over it. */
function parts<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, part) => list.filter((_each, index) => index % count === part));
}

const kept = (kinds: (typeof TAG_KINDS)[number][]) => [...new Set(kinds.map(([, , tag]) => tag))];

describe("a tag is kept in one spelling, whoever writes it:", () => {
  test.each(parts(TAG_KINDS, MAX_SEED_TAGS))("people, %#", async (...kinds) => {
    const { app } = await launch();
    const created = await app.start({ num_ideas: 1, seed_tags: kinds.map(([, given]) => given) });
    expect(created.seed_tags).toEqual(kept(kinds));
    await app.end(created.task_id);
    for (const [, given, tag] of kinds) {
      const { projects } = await app.projects(`?tags=${encodeURIComponent(given)}`);
      expect(projects[0]?.hashtags).toContain(tag);
    }
  });

  test.each(parts(TAG_KINDS, 3))("models, %#", async (...kinds) => {
    const { app, stub } = await launch();
    stub.answer((request) => {
      const good = goodReply(request, stub.options);
      if (request.column !== "metadata" || !("say" in good)) return undefined;
      const hashtags = kinds.map(([, given]) => given);
      return { say: JSON.stringify({ ...JSON.parse(String(good.say)), hashtags }) };
    });
    const { task_id } = await app.start({ num_ideas: 1, seed_tags: ["soldering"] });
    const status = await app.end(task_id);
    expect(status).toMatchObject({ state: "SUCCESS" });
    const [row] = await app.rows(task_id);
    expect(row?.metadata?.hashtags).toEqual(["soldering", ...kept(kinds)]);
  });
});

const started = async (body: object) => {
  const { app } = await launch();
  const { task_id } = await app.start(body);
  return app.end(task_id);
};

test.each(NUMBER_TEXTS)("a number may be a text: %s", async (_kind, whole, decimal) => {
  const body = { num_ideas: whole, creativity: decimal, seed: whole, min_idea_score: whole };
  const taken = { num_requested: 3, creativity: 0.5, seed: 3, min_idea_score: 3 };
  expect(await started(body)).toMatchObject(taken);
});

test.each(NULLS)("null is a field that was left out: %j", async (body) => {
  const defaults = { num_requested: 5, creativity: 0.85, seed_tags: [], min_idea_score: null };
  expect(await started(body)).toMatchObject(defaults);
});

test("null in a retry is every row; its row numbers, which waywo does not know, are numbers", async () => {
  const { app, stub } = await launch({ env: { LOG_LEVEL: "silent" } });
  const restore = stub.answer(() => ({ status: 401, body: {} }));
  const { task_id } = await app.start({ num_ideas: 3 });
  await app.end(task_id);
  restore();
  const refused = await app.retry(task_id, JSON.stringify({ rows: ["1"] }));
  expect([refused.status, (await problemOf(refused)).detail]).toEqual([
    422,
    expect.stringContaining("A row is a whole number"),
  ]);
  expect((await app.retry(task_id, JSON.stringify({ rows: [1, 2] }))).status).toBe(200);
  expect((await app.end(task_id)).counts).toMatchObject({ saved: 2, failed: 1 });
  expect((await app.retry(task_id, JSON.stringify({ rows: null }))).status).toBe(200);
  expect((await app.end(task_id)).counts).toMatchObject({ saved: 3, failed: 0 });
});

test("a text that is no number is refused", async () => {
  const { app } = await launch();
  for (const text of NO_NUMBERS) {
    for (const field of ["num_ideas", "creativity", "seed", "min_idea_score"]) {
      const response = await app.post({ [field]: text });
      expect([text, field, response.status]).toEqual([text, field, 422]);
      expect((await problemOf(response)).detail).toMatch(new RegExp(`^${field} is a (whole )?number`));
    }
  }
});
