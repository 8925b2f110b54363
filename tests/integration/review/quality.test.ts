import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Quality } from "@/lib/contracts/quality";
import { db } from "@/lib/core/db";
import { encodeVector } from "@/lib/embeddings/vector";
import { closeWorkers } from "@/lib/workers/workers";
import { forgetSingletons } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { completeByHand } from "../../support/runs-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";
import { ADMIN, ADMIN_TOKEN } from "./bulk-app";

let store: TempStore;
beforeEach(async () => {
  forgetSingletons();
  vi.stubEnv("ADMIN_TOKEN", ADMIN_TOKEN);
  store = await openTempStore({ seeded: true });
});
afterEach(async () => {
  await closeWorkers();
  await store.close();
  vi.unstubAllEnvs();
});

async function read(search = ""): Promise<Quality> {
  const response = await callEndpoint("getQuality", { headers: ADMIN, search });
  expect(response.status).toBe(200);
  return response.json();
}

const figureOf = ({ figures }: Quality, id: string) => figures.find((figure) => figure.id === id);

/** Gives a run's ideas vectors along as many axes. */
async function makeDistinct(runId: string, axes: number): Promise<void> {
  const rows = await db().generationRow.findMany({ where: { runId }, orderBy: { row: "asc" } });
  for (const { id, row } of rows) {
    const vector = new Float32Array(512);
    vector[row % axes] = 1;
    await db().generationCandidate.updateMany({
      where: { rowId: id },
      data: { chosen: true, embedding: encodeVector(vector) },
    });
  }
}

test("a run is measured by itself, the store as a whole, and only by admins", async () => {
  const one = await completeByHand(6);
  const other = await completeByHand(4);
  await makeDistinct(one, 6);
  await makeDistinct(other, 2);

  const first = await read(`run=${one}`);
  expect(first.scope).toMatchObject({ run: one, ideas: 6, of: 6, cosine: 0.8 });
  expect(figureOf(first, "distinct_ideas")).toMatchObject({ value: 6, n: 6 });
  expect(figureOf(first, "vendi_score")?.value).toBeCloseTo(6);
  expect(figureOf(await read(`run=${other}`), "distinct_ideas")).toMatchObject({ value: 2, n: 4 });

  const whole = await read();
  expect(whole.scope).toMatchObject({ run: null, ideas: 10, of: 10 });
  expect(figureOf(whole, "distinct_ideas")).toMatchObject({ value: 6, n: 10 });
  expect(whole.scores.idea).toEqual([0, 0, 0, 0, 0, 0, 10, 0, 0, 0]);

  expect((await callEndpoint("getQuality")).status).toBe(401);
  const unknown = "run=00000000-0000-4000-8000-000000000000";
  expect((await callEndpoint("getQuality", { headers: ADMIN, search: unknown })).status).toBe(404);
});

test("what was asked and what calls took is read from the store", async () => {
  const runId = await completeByHand(2);
  await makeDistinct(runId, 2);
  await db().generationRun.update({ where: { id: runId }, data: { seedTags: '["ios"]', minIdeaScore: 8 } });
  await db().generationCandidate.updateMany({
    where: { row: { runId, row: 0 } },
    data: { ideaScore: 9, description: "An iOS diary of tides." },
  });
  const call = {
    runId,
    row: 0,
    column: "metadata",
    candidate: 0,
    attempt: 1,
    model: "stub",
    temperature: 0,
    promptVersion: "x",
    promptTokens: 700,
    completionTokens: 300,
    tokensEstimated: false,
    latencyMs: 2000,
    outcome: "ok",
  };
  await db().modelCall.createMany({ data: [call, { ...call, row: 1 }] });

  const quality = await read(`run=${runId}`);
  expect(figureOf(quality, "accepted")?.value).toBe(0.5);
  expect(figureOf(quality, "names_seed_tags")?.value).toBe(0.5);
  expect(figureOf(quality, "calls")?.value).toBe(2);
  expect(figureOf(quality, "tokens")?.value).toBe(2000);
  expect(figureOf(quality, "seconds")?.value).toBe(4);
  expect(figureOf(quality, "cost")?.value).toBeNull();
});

test("a store without generated ideas says so instead of zeros", async () => {
  const quality = await read();
  expect(quality.scope).toMatchObject({ ideas: 0, of: 0 });
  for (const { value, reason } of quality.figures) expect([value, typeof reason]).toEqual([null, "string"]);
});
