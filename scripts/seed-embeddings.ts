import { embedTexts } from "../lib/embeddings/embed-texts";
import { embeddingProvider } from "../lib/embeddings/provider";
import { corpusTexts, readCorpus, SEED_FOLDER } from "../lib/store/seed";
import { readSeedVectors, writeSeedVectors } from "../lib/store/seed-vectors";

/** `npm run seed:embeddings`: keeps the corpus's vectors beside it, so that a first start need not compute them. */
async function main(): Promise<void> {
  const texts = corpusTexts(await readCorpus());
  if (await readSeedVectors(SEED_FOLDER, texts, embeddingProvider().model)) {
    console.log("The kept vectors are of these very texts; nothing to do.");
    return;
  }
  const embedded = await embedTexts(texts);
  await writeSeedVectors(SEED_FOLDER, texts, embedded);
  console.log(`Wrote ${embedded.vectors.length} vectors of ${embedded.model} to prisma/seed/embeddings.bin.`);
}

await main();
