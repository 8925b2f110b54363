import { writeFile } from "node:fs/promises";
import { embedTexts } from "../lib/embeddings/embed-texts";
import { embeddingProvider } from "../lib/embeddings/provider";
import { isVector } from "../lib/embeddings/read-embeddings";
import { measureMeans } from "../lib/embeddings/text-means";
import { corpusTexts, readCorpus, readCorpusIdeas, SEED_FOLDER } from "../lib/store/seed";
import { readSeedVectors, writeSeedVectors } from "../lib/store/seed-vectors";

/** Relative to the repository's root. */
const MEANS = "lib/embeddings/built-in-means.json";

/**
 * `npm run seed:embeddings`: keeps the corpus's vectors beside it, and the means of the built-in encoder, so that a first
 * start need not compute them.
 */
async function main(): Promise<void> {
  await keepVectors();
  const { whole, purpose } = await measureMeans(await readCorpusIdeas());
  const rounded = (mean: Float32Array) => Array.from(mean, (number) => Number(number.toFixed(4)));
  await writeFile(MEANS, JSON.stringify({ whole: rounded(whole), purpose: rounded(purpose) }));
  console.log(`Wrote the means of ${embeddingProvider().model} to ${MEANS}.`);
}

async function keepVectors(): Promise<void> {
  const texts = corpusTexts(await readCorpus());
  if (await readSeedVectors(SEED_FOLDER, texts, embeddingProvider().model)) {
    console.log("The kept vectors are of these very texts; nothing to do.");
    return;
  }
  const { embeddings, model } = await embedTexts(texts);
  const vectors = embeddings.map((embedding) => {
    if (isVector(embedding)) return embedding;
    throw embedding;
  });
  await writeSeedVectors(SEED_FOLDER, texts, { vectors, model });
  console.log(`Wrote ${vectors.length} vectors of ${model} to prisma/seed/embeddings.bin.`);
}

await main();
