import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { createLogger, logger } from "@/lib/core/logger";
import { decodeVector } from "@/lib/embeddings/vector";
import { probeEmbeddings } from "@/lib/health/probes";
import { updateSettings } from "@/lib/settings/stored-settings";
import { vectorOf } from "../../support/stub-model/good-reply";
import type { StubModel } from "../../support/stub-model/stub";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

/** The stub as waywo's own embedding service. */
const waywoEmbeddings = ({ origin }: StubModel) => ({
  EMBEDDING_URL: origin,
  EMBEDDING_BASE_URL: "",
  EMBEDDING_MODEL_NAME: "",
});

test("two rows whose metadata is garbage are two row errors; the others are saved", async () => {
  const { app, stub } = await launch({ stub: { latency: 5 }, seeded: true });
  const bad = new Set<string>();
  stub.answer((request) => {
    if (request.column !== "metadata") return undefined;
    const idea = request.messages.at(1)?.content ?? "";
    if (bad.size < 2) bad.add(idea);
    return bad.has(idea) ? { say: "I would rather talk about something else." } : undefined;
  });
  const { task_id } = await app.start({ num_ideas: 8 });
  const status = await app.end(task_id);
  expect(status).toMatchObject({
    state: "SUCCESS",
    counts: { generated: 8, saved: 6, failed: 2 },
    result: { status: "partial", num_requested: 8, num_generated: 8, num_saved: 6 },
  });
  expect(status.errors).toHaveLength(2);
  const rows = await app.rows(task_id);
  for (const error of status.errors) {
    expect(error).toMatchObject({
      stage: "metadata",
      retryable: true,
      error: expect.stringMatching(/metadata/),
    });
    const idea = rows[error.row]?.project_idea ?? "no idea";
    expect([...bad].some((prompt) => prompt.includes(idea))).toBe(true);
  }
  expect(status.result?.errors.map(({ row }) => row)).toEqual(status.errors.map(({ row }) => row));
});

test("an idea whose embedding fails is a row error, and a retry saves it without asking the model again", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 }, seeded: true });
  let down = true;
  stub.answer(({ route }) =>
    route === "embeddings" && down ? { status: 400, body: { error: "no" } } : undefined,
  );
  const { task_id } = await app.start({ num_ideas: 3 });
  const failed = await app.end(task_id);
  expect(failed).toMatchObject({
    state: "FAILURE",
    error: "No idea could be saved: The embedding endpoint refused the request (400): no",
    counts: { generated: 3, saved: 0, failed: 3 },
  });
  expect(failed.errors[0]).toMatchObject({ stage: "embedding", retryable: true });
  expect(await db().project.count({ where: { source: "nemo_data_designer" } })).toBe(0);

  down = false;
  // The judge is shown examples by distance, so that it is asked once there is a vector.
  expect(stub.counts.byColumn).toMatchObject({ project_idea: 3, metadata: 3, idea_quality: 0 });
  const retried = await app.retry(task_id);
  expect(retried.status).toBe(200);
  expect(await retried.json()).toMatchObject({ state: "STARTED" });
  expect(await app.end(task_id)).toMatchObject({
    state: "SUCCESS",
    counts: { saved: 3, failed: 0 },
    errors: [],
  });
  expect(stub.counts.byColumn).toMatchObject({ project_idea: 3, metadata: 3, idea_quality: 3 });
});

test("a refused key of the embedding endpoint is told alike in row, run, health and log, without the key", async () => {
  const key = "embed-key-0123456789";
  const { app, stub } = await launch({
    stub: { dimensions: 16 },
    seeded: true,
    env: { EMBEDDING_API_KEY: key },
  });
  const written: string[] = [];
  const toLog = vi.spyOn(logger, "warn").mockImplementation((...line: unknown[]) => {
    createLogger("info", { write: (text) => written.push(text) }).warn(...(line as [object, string]));
  });
  stub.answer(({ route }) =>
    route === "embeddings" ? { status: 401, body: { error: { message: `No such key: ${key}` } } } : undefined,
  );
  const { task_id } = await app.start({ num_ideas: 1 });
  const status = await app.end(task_id);
  toLog.mockRestore();
  const sentence =
    "The embedding endpoint answered 401 (No such key: [key]): set EMBEDDING_API_KEY to a key it accepts.";
  expect(status.errors).toEqual([
    { row: 0, error: sentence, code: "embedding_unauthorized", stage: "embedding", retryable: false },
  ]);
  expect(status.error).toBe(`No idea could be saved: ${sentence}`);
  expect(await probeEmbeddings()).toMatchObject({ ok: false, error: sentence });
  expect(written.join("")).toContain(JSON.stringify(sentence));

  // The settings are changed, so that a retry saves what was paid for.
  stub.reset();
  await updateSettings({ EMBEDDING_DIMENSIONS: 16 });
  expect((await app.retry(task_id)).status).toBe(200);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 1 } });
  expect(stub.counts.byColumn).toMatchObject({ project_idea: 0, metadata: 0, idea_quality: 1 });
});

test("vectors of 4096 numbers are blobs of 16,384 bytes that decode to what was sent", async () => {
  const { app } = await launch({ stub: { dimensions: 4096 }, env: waywoEmbeddings });
  const { task_id } = await app.start({ num_ideas: 2 });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS" });
  const projects = await db().project.findMany({ where: { source: "nemo_data_designer" } });
  expect(projects).toHaveLength(2);
  for (const { title, shortDescription, description, descriptionEmbedding } of projects) {
    expect(descriptionEmbedding).toHaveLength(16_384);
    const sent = vectorOf(`${title}. ${shortDescription}. ${description}`, 4096);
    expect(decodeVector(descriptionEmbedding ?? new Uint8Array())).toEqual(Float32Array.from(sent));
  }
});

test("a vector of another length is a row error that says so", async () => {
  const { app } = await launch({ stub: { dimensions: 1024 }, env: waywoEmbeddings });
  const { task_id } = await app.start({ num_ideas: 1 });
  const status = await app.end(task_id);
  expect(status.errors).toEqual([
    {
      row: 0,
      error: "Embedding has 1024 numbers, expected 4096",
      code: "embedding_invalid",
      stage: "embedding",
      retryable: true,
    },
  ]);
});
