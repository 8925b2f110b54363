import "server-only";
import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { db } from "@/lib/core/db";
import { corpusTexts, readCorpus, SEED_FOLDER, type SeedProject } from "./seed-corpus";
import { readSeedVectors } from "./seed-vectors";

/** SQLite's own number for an application: 1 once a store was seeded, so that nobody's deletions come back. */
const SEEDED = 1;

export interface SeedOptions {
  /** The folder of projects.json; the repository's own corpus by default. */
  folder?: string;
}

interface Vectors {
  model: string | null;
  blobs: Uint8Array<ArrayBuffer>[];
}

/**
 * Fills a store that never had projects with the corpus and its vectors, in one transaction.
 *
 * @returns how many projects it added: 0 when the store has some, or had been seeded before
 * @throws StoreError when the corpus is not as it should be
 */
export async function seedStore(options: SeedOptions = {}): Promise<number> {
  if (await wasSeeded()) return 0;
  const folder = options.folder ?? SEED_FOLDER;
  const corpus = await readCorpus(folder);
  const vectors = await corpusVectors(folder, corpusTexts(corpus));
  await db().$transaction(async (tx) => {
    await tx.project.createMany({
      data: corpus.map((project, index) => projectRow(project, index, vectors)),
    });
    await tx.projectTag.createMany({ data: corpus.flatMap(tagRows) });
    await tx.$executeRawUnsafe(`PRAGMA user_version = ${SEEDED}`);
  });
  return corpus.length;
}

async function wasSeeded(): Promise<boolean> {
  const [row] = await db().$queryRawUnsafe<{ user_version: number | bigint }[]>("PRAGMA user_version");
  return Number(row?.user_version) >= SEEDED || (await db().project.count()) > 0;
}

/** The built-in encoder's, kept beside the corpus. Another model's are made when a run needs them, not at boot. */
async function corpusVectors(folder: string, texts: string[]): Promise<Vectors> {
  const blobs = await readSeedVectors(folder, texts, ENCODER_NAME);
  return blobs ? { model: ENCODER_NAME, blobs } : { model: null, blobs: [] };
}

function projectRow(project: SeedProject, index: number, vectors: Vectors) {
  return {
    id: index + 1,
    title: project.title,
    shortDescription: project.short_description,
    description: project.description,
    hashtags: JSON.stringify(project.hashtags),
    ideaScore: project.idea_score,
    complexityScore: project.complexity_score,
    descriptionEmbedding: vectors.blobs[index] ?? null,
    embeddingModel: vectors.model,
  };
}

function tagRows(project: SeedProject, index: number) {
  return [...new Set(project.hashtags)].map((tag, position) => ({ projectId: index + 1, tag, position }));
}
