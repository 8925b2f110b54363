import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isTag } from "@/lib/contracts/tag";
import { embeddingText } from "@/lib/embeddings/embedding-text";
import { PRISMA_FOLDER } from "./migration-files";
import { StoreError } from "./store-error";

/** Where the corpus every new store begins with is kept. */
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
 * @throws StoreError naming the first place that is not as it should be
 */
export async function readCorpus(folder: string = SEED_FOLDER): Promise<SeedProject[]> {
  const path = join(folder, "projects.json");
  const parsed = corpusSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StoreError(`${path} cannot be seeded: ${issue?.path.join(".")}: ${issue?.message}.`);
}

/** The texts the corpus is embedded by, in its order. */
export function corpusTexts(corpus: SeedProject[]): string[] {
  return corpus.map((project) => embeddingText({ ...project, shortDescription: project.short_description }));
}
