import { embedTexts } from "../lib/embeddings/embed-texts";
import { embeddingProvider } from "../lib/embeddings/provider";
import { isVector } from "../lib/embeddings/read-embeddings";
import { corpusTexts, readCorpus, SEED_FOLDER } from "../lib/store/seed";
import { readSeedVectors, writeSeedVectors } from "../lib/store/seed-vectors";

/** `npm run seed:embeddings`: keeps the corpus's vectors beside it, so that a first start need not compute them. */
async function main(): Promise<void> {
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
