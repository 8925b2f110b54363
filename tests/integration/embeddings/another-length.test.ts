import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { embeddingProvider } from "@/lib/embeddings/provider";
import type { TestApp } from "@/tests/support/app";
import { stubbedApp } from "@/tests/support/stubbed-app";

const launch = stubbedApp();
const QUIET = { LOG_LEVEL: "silent", LLM_MAX_RETRIES: "1" };

const run = async (app: TestApp) => app.end((await app.start({ num_ideas: 2, seed_tags: ["ios"] })).task_id);

/** How many numbers the vectors of the projects have, and of the ideas that were measured. */
async function lengths() {
  const projects = await db().project.findMany({ select: { descriptionEmbedding: true } });
  const candidates = await db().generationCandidate.findMany({ where: { embedding: { not: null } } });
  const blobs = [
    ...projects.map(({ descriptionEmbedding }) => descriptionEmbedding),
    ...candidates.map(({ embedding }) => embedding),
  ];
  return [...new Set(blobs.map((blob) => (blob?.length ?? 0) / 4))];
}

test.each([48, 16, 33])(
  "a model that answers with %i instead of 32 numbers after a restart has all its vectors computed again",
  async (dimensions) => {
    const { app, stub } = await launch({ stub: { dimensions: 32 }, env: QUIET });
    await run(app);
    expect(await lengths()).toEqual([32]);
    await app.halt();
    stub.options = { ...stub.options, dimensions };
    await app.resume();
    expect(await run(app)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 }, novelty_note: null });
    expect(await lengths()).toEqual([dimensions]);
    for (const { row } of await db().project.findMany({ include: { row: true }, orderBy: { id: "asc" } })) {
      expect(row?.state).toBe("saved");
    }
  },
);

test("a model that changes while the app runs is an error of the rows, and all re-embedded at the next start", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: QUIET });
  await run(app);
  let changed = false;
  stub.answer(({ column }) => {
    if (column === "project_idea" && !changed) {
      changed = true;
      stub.options = { ...stub.options, dimensions: 48 };
    }
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 2, seed_tags: ["ios"] });
  const failed = await app.end(task_id);
  expect(failed).toMatchObject({ state: "FAILURE", counts: { saved: 0, failed: 2 } });
  expect(failed.errors[0]).toMatchObject({
    stage: "embedding",
    error: "Embedding has 48 numbers, expected 32",
    retryable: true,
  });
  expect(await lengths()).toEqual([32]);
  await app.retry(task_id);
  expect(await app.end(task_id)).toMatchObject({
    state: "SUCCESS",
    counts: { saved: 2 },
    novelty_note: null,
  });
  expect(await lengths()).toEqual([48]);
});

test("a bad answer or two after a restart take no vector away", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: QUIET });
  await run(app);
  const before = await db().project.findMany({ orderBy: { id: "asc" } });
  await app.halt();
  await app.resume();
  let answers = 0;
  stub.answer(({ route }) => {
    if (route !== "embeddings" || ++answers > 2) return undefined;
    return { status: 200, body: { data: [{ index: 0, embedding: [1, 2, 3] }] } };
  });
  expect(await run(app)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 }, novelty_note: null });
  const after = await db().project.findMany({ orderBy: { id: "asc" }, take: before.length });
  expect(after).toEqual(before);
});

test("while the new length cannot be computed, ideas say that they were compared with nothing", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: QUIET });
  await run(app);
  await app.halt();
  stub.options = { ...stub.options, dimensions: 48 };
  await app.resume();
  const { calls } = stub.counts;
  let spent = false;
  stub.answer(({ route, body }) => {
    if (route !== "embeddings" || stub.counts.calls > calls) return undefined;
    spent ||= [body.input].flat().length === 2;
    return spent ? { status: 401, body: { error: { message: "No more of it." } } } : undefined;
  });
  const status = await run(app);
  expect(status.novelty_note).toContain("compared with 0 of 2 projects");
  expect(status.novelty_note).toContain("No more of it");
  for (const row of await app.rows(status.task_id)) {
    expect(row.novelty_note).toMatch(/^compared with \d of \d$/);
  }
});

test("a configured length is kept: what is stored with another one is computed again, what comes with one refused", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env: QUIET });
  await run(app);
  await app.halt();
  vi.stubEnv("EMBEDDING_DIMENSIONS", "48");
  await app.resume();
  expect(embeddingProvider().length.expected).toBe(48);
  const refused = await run(app);
  expect(refused).toMatchObject({ state: "FAILURE" });
  expect(refused.error).toContain("Embedding has 32 numbers, expected 48");
  stub.options = { ...stub.options, dimensions: 48 };
  expect(await run(app)).toMatchObject({ state: "SUCCESS", novelty_note: null });
  expect(await lengths()).toEqual([48]);
});
