import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createEncoder, ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { decodeVector } from "@/lib/embeddings/vector";
import { corpusTexts, readCorpus, SEED_FOLDER } from "@/lib/store/seed";
import { readSeedVectors, writeSeedVectors } from "@/lib/store/seed-vectors";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-vectors-"));
});

afterEach(() => rm(folder, { recursive: true }));

const vectors = [Float32Array.of(1, 0), Float32Array.of(0.6, 0.8)];

test("vectors come back for the texts and the model they were kept for, and for no others", async () => {
  await writeSeedVectors(folder, ["one", "two"], { vectors, model: "m" });
  const kept = await readSeedVectors(folder, ["one", "two"], "m");
  expect(kept?.map(decodeVector)).toEqual(vectors);
  expect(await readSeedVectors(folder, ["one", "other"], "m")).toBeNull();
  expect(await readSeedVectors(folder, ["two", "one"], "m")).toBeNull();
  expect(await readSeedVectors(folder, ["one", "two"], "other")).toBeNull();
});

test("without kept vectors there is nothing to take", async () => {
  expect(await readSeedVectors(folder, ["one"], "m")).toBeNull();
});

test("the repository keeps the corpus's vectors as the built-in encoder makes them", async () => {
  const texts = corpusTexts(await readCorpus());
  const kept = await readSeedVectors(SEED_FOLDER, texts, ENCODER_NAME);
  expect(kept, "the corpus changed; run: npm run seed:embeddings").toHaveLength(texts.length);
  const last = texts.length - 1;
  const body = JSON.stringify({ input: texts[last] });
  const response = await createEncoder().fetch("http://built-in/v1/embeddings", { method: "POST", body });
  const made = (await response.json()).data[0].embedding;
  const stored = decodeVector(kept?.[last] ?? new Uint8Array());
  const cosine = stored.reduce((total, number, index) => total + number * made[index], 0);
  expect(cosine).toBeCloseTo(1, 4);
});
