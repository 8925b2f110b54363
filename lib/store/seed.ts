import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { SAMPLE_SOURCE } from "@/lib/contracts/project-source";
import { isTag } from "@/lib/contracts/tag";
import { db } from "@/lib/core/db";
import { embeddingText } from "@/lib/embeddings/novelty";
import type { IdeaText } from "@/lib/embeddings/purpose";
import { PRISMA_FOLDER } from "./migrate";
import { readSeedVectors } from "./seed-vectors";
import { readSql } from "./sql";
import { StoreError } from "./store-error";

/** The folder of the corpus that every new store starts with. */
export const SEED_FOLDER = join(PRISMA_FOLDER, "seed");

const score = z.int().min(1).max(10);
const corpusSchema = z.array(
  z.object({
    title: z.string().min(1),
    short_description: z.string().min(1),
    description: z.string().min(1),
    hashtags: z.array(z.string().refine(isTag, { error: "not a tag" })).min(1),
    idea_score: score,
    complexity_score: score,
  }),
);

export type SeedProject = z.infer<typeof corpusSchema>[number];

/**
 * Reads projects.json of a seed folder.
 *
 * @throws StoreError that names the first invalid field
 */
export async function readCorpus(folder: string = SEED_FOLDER): Promise<SeedProject[]> {
  const path = join(folder, "projects.json");
  const parsed = corpusSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StoreError(`${path} cannot be seeded: ${issue?.path.join(".")}: ${issue?.message}.`);
}

/** The corpus as ideas are compared. @throws StoreError as `readCorpus` does */
export async function readCorpusIdeas(): Promise<IdeaText[]> {
  const corpus = await readCorpus();
  return corpus.map((project) => ({ ...project, shortDescription: project.short_description }));
}

/** The text to embed for each project of the corpus, in its order. */
export function corpusTexts(corpus: SeedProject[]): string[] {
  return corpus.map((project) => embeddingText({ ...project, shortDescription: project.short_description }));
}

/** SQLite's `user_version` of a seeded store (`mark-seeded.sql`). It keeps deleted projects from coming back. */
const SEEDED = 1;

export interface SeedOptions {
  folder?: string;
}

interface Vectors {
  model: string | null;
  blobs: Uint8Array<ArrayBuffer>[];
}

/**
 * Fills a store that never had projects with the corpus and its vectors, in one transaction.
 *
 * @returns how many projects it added: 0 when the store has some, or was seeded before
 * @throws StoreError when the corpus is invalid
 */
export async function seedStore(options: SeedOptions = {}): Promise<number> {
  if (await wasSeeded()) return 0;
  const folder = options.folder ?? SEED_FOLDER;
  const corpus = await readCorpus(folder);
  const vectors = await corpusVectors(folder, corpusTexts(corpus));
  return db().$transaction(async (tx) => {
    // Another instance may have done it meanwhile.
    if ((await tx.project.count()) > 0) return 0;
    await tx.project.createMany({
      data: corpus.map((project, index) => projectRow(project, index, vectors)),
    });
    await tx.projectTag.createMany({ data: corpus.flatMap(tagRows) });
    await tx.$executeRawUnsafe(readSql("mark-seeded"));
    return corpus.length;
  });
}

async function wasSeeded(): Promise<boolean> {
  const sql = readSql("read-user-version");
  const [row] = await db().$queryRawUnsafe<{ user_version: number | bigint }[]>(sql);
  return Number(row?.user_version) >= SEEDED || (await db().project.count()) > 0;
}

/** The stored vectors are the built-in encoder's. Another model's are computed by the first run, not at boot. */
async function corpusVectors(folder: string, texts: string[]): Promise<Vectors> {
  const blobs = await readSeedVectors(folder, texts, ENCODER_NAME);
  return blobs ? { model: ENCODER_NAME, blobs } : { model: null, blobs: [] };
}

function projectRow(project: SeedProject, index: number, vectors: Vectors) {
  return {
    id: index + 1,
    source: SAMPLE_SOURCE,
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
