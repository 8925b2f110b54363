import "server-only";
import { db } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import { singleFlight } from "@/lib/core/single-flight";
import { embedTexts } from "@/lib/embeddings/embed-texts";
import { embeddingText } from "@/lib/embeddings/novelty";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { encodeVector } from "@/lib/embeddings/vector";
import type { Project } from "@/lib/generated/prisma/client";

/** In milliseconds; a large encoder needs about a second per text. */
const BATCH_MS = 60_000;

type Unembedded = Pick<Project, "id" | "title" | "shortDescription" | "description">;

/**
 * Gives every project a vector of the embedding model in use, so that ideas can be compared with all of them. Projects
 * that the service does not embed are tried again with the next run.
 *
 * @returns how many projects were embedded
 */
export function embedProjects(): Promise<number> {
  return singleFlight("embed projects", async () => {
    let embedded = 0;
    try {
      for (let batch = await nextBatch(); batch.length > 0; batch = await nextBatch()) {
        await embedBatch(batch);
        embedded += batch.length;
      }
    } catch (error) {
      logger.warn({ err: error, embedded }, "some projects have no vector of the embedding model in use");
    }
    return embedded;
  });
}

function nextBatch(): Promise<Unembedded[]> {
  const { model, batch } = embeddingProvider();
  return db().project.findMany({
    where: {
      isValidProject: true,
      OR: [{ descriptionEmbedding: null }, { embeddingModel: { not: model } }],
    },
    orderBy: { id: "asc" },
    take: batch,
    select: { id: true, title: true, shortDescription: true, description: true },
  });
}

/**
 * Stores a fresh vector for each of a batch of projects, or for none.
 *
 * @throws DomainError embedding_unavailable, embedding_invalid; the signal's reason when aborted
 */
export async function embedBatch(projects: Unembedded[], aborted?: AbortSignal): Promise<void> {
  const timeout = AbortSignal.timeout(BATCH_MS);
  const signal = aborted ? AbortSignal.any([timeout, aborted]) : timeout;
  const { vectors, model } = await embedTexts(projects.map(embeddingText), { signal });
  await db().$transaction(
    projects.map(({ id }, index) =>
      db().project.update({
        where: { id },
        data: {
          descriptionEmbedding: encodeVector(vectors[index] ?? new Float32Array()),
          embeddingModel: model,
        },
      }),
    ),
  );
}
