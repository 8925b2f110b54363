import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { problemOf, startApp, type TestApp } from "../../support/app";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const refused: [name: string, body: unknown, says: RegExp][] = [
  ["num_ideas 0", { num_ideas: 0 }, /num_ideas is between 1 and 50/],
  ["num_ideas 51", { num_ideas: 51 }, /num_ideas is between 1 and 50/],
  ["num_ideas 2.5", { num_ideas: 2.5 }, /num_ideas is a whole number/],
  ["num_ideas as a word", { num_ideas: "five" }, /num_ideas is a whole number/],
  ["num_ideas as half a number in a text", { num_ideas: "2.5" }, /num_ideas is a whole number/],
  ["num_ideas as an empty text", { num_ideas: "" }, /num_ideas is a whole number/],
  ["num_ideas as a text out of bounds", { num_ideas: "51" }, /num_ideas is between 1 and 50/],
  ["num_ideas true", { num_ideas: true }, /num_ideas is a whole number/],
  ["creativity too low", { creativity: 0.05 }, /creativity is between 0.1 and 1.5/],
  ["creativity too high", { creativity: 1.51 }, /creativity is between 0.1 and 1.5/],
  ["creativity as a word", { creativity: "wild" }, /creativity is a number/],
  ["creativity as a text out of bounds", { creativity: "1.51" }, /creativity is between 0.1 and 1.5/],
  ["seed_tags as a text", { seed_tags: "ios" }, /seed_tags is a list of tags/],
  ["a tag that is a number", { seed_tags: [7] }, /A tag is a text/],
  ["an empty tag", { seed_tags: ["  "] }, /A tag has letters/],
  ["a tag of 10,000 characters", { seed_tags: ["a".repeat(10_000)] }, /at most 50 characters/],
  ["a tag with a control character", { seed_tags: ["io\u0000s"] }, /A tag has letters/],
  ["a tag with markup", { seed_tags: ["<img src=x>"] }, /A tag has letters/],
  ["200 seed tags", { seed_tags: Array.from({ length: 200 }, (_, i) => `tag-${i}`) }, /at most 20 tags/],
  ["a seed that is no integer", { seed: 1.5 }, /seed is a whole number/],
  ["a seed in another notation", { seed: "1e3" }, /seed is a whole number/],
  ["a negative seed", { seed: -1 }, /seed is not negative/],
  ["min_idea_score 11", { min_idea_score: 11 }, /min_idea_score is between 1 and 10/],
  ["a list for a body", [], /object/],
  ["null for a body", null, /object/],
];

describe("POST /api/generate-ideas refuses, with a sentence, and stores nothing:", () => {
  test.each(refused)("%s", async (_name, body, says) => {
    const response = await app.post(body);
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = await problemOf(response);
    expect(problem).toMatchObject({
      status: 422,
      code: "invalid_request",
      detail: expect.stringMatching(says),
    });
    expect(problem.errors?.length).toBeGreaterThan(0);
    expect(problem.request_id).toBe(response.headers.get("x-request-id"));
    expect(await db().generationRun.count()).toBe(0);
  });

  test("a body that is no JSON", async () => {
    expect((await app.post("{nonsense")).status).toBe(415);
    expect((await app.post("{}", { "content-type": "text/plain" })).status).toBe(415);
    expect(await db().generationRun.count()).toBe(0);
  });

  test("a body over 64 KiB", async () => {
    const response = await app.post({ seed_tags: ["a"], padding: "x".repeat(70_000) });
    expect(response.status).toBe(413);
    expect(await db().generationRun.count()).toBe(0);
  });

  test("a page of another site", async () => {
    const response = await app.post({}, { "sec-fetch-site": "cross-site" });
    expect(response.status).toBe(403);
    expect(await db().generationRun.count()).toBe(0);
  });

  test("an Idempotency-Key with a space", async () => {
    expect((await app.post({}, { "idempotency-key": "a b" })).status).toBe(422);
    expect(await db().generationRun.count()).toBe(0);
  });
});

test.each(["nonsense", "00000000-0000-4000-8000-000000000000"])(
  "an unknown task id (%s) is 404 everywhere",
  async (id) => {
    for (const response of [await app.status(id), await app.cancel(id), await app.retry(id)]) {
      expect(response.status).toBe(404);
      expect(await problemOf(response)).toMatchObject({ code: "not_found", detail: expect.any(String) });
    }
  },
);

test("unknown fields are ignored, and tags are normalised, each once", async () => {
  const created = await app.start({
    num_ideas: 1,
    seed_tags: ["Machine Learning", "machine_learning"],
    x: 1,
  } as object);
  expect(created.seed_tags).toEqual(["machine-learning"]);
  await app.end(created.task_id);
});

test("null for a field is a field that was left out, and a number may be a text", async () => {
  const nothing = { num_ideas: null, seed_tags: null, creativity: null, seed: null, min_idea_score: null };
  const created = await app.start(nothing);
  expect(created).toMatchObject({ num_requested: 5, seed_tags: [], creativity: 0.85 });
  await app.end(created.task_id);
  const texts = { num_ideas: "1", creativity: " 0.5 ", seed: "+12", min_idea_score: "3.0" };
  const { task_id } = await app.start(texts);
  expect(await app.end(task_id)).toMatchObject({
    num_requested: 1,
    creativity: 0.5,
    seed: 12,
    min_idea_score: 3,
  });
});

test("seed tags of every script are taken, folded as those of models are", async () => {
  const seed_tags = [
    "İstanbul",
    "स्वास्थ्य सेवा",
    "ทำอาหาร",
    "தமிழ் உணவு",
    "کتاب\u200cخانه",
    ".NET",
    "R&D",
    "CI/CD",
  ];
  const created = await app.start({ num_ideas: 1, seed_tags });
  const folded = ["istanbul", "स्वास्थ्य-सेवा", "ทำอาหาร", "தமிழ்-உணவு", "کتابخانه", "dotnet", "r-d", "ci-cd"];
  expect(created.seed_tags).toEqual(folded);
  await app.end(created.task_id);
  const found = await app.projects(`?tags=${encodeURIComponent("स्वास्थ्य सेवा")}`);
  // The primary tag, which is drawn, comes first.
  expect(found.projects[0]?.hashtags.toSorted()).toEqual(folded.toSorted());
});
