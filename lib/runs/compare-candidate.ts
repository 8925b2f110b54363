import "server-only";
import { db } from "@/lib/core/db";
import { cosine } from "@/lib/embeddings/cosine";
import { embedTexts } from "@/lib/embeddings/embed-texts";
import { embeddingText } from "@/lib/embeddings/embedding-text";
import { noveltyThreshold } from "@/lib/embeddings/novelty-threshold";
import { decodeVector, encodeVector } from "@/lib/embeddings/vector-blob";
import type {
  GenerationCandidate,
  GenerationRow,
  GenerationRun,
  Prisma,
} from "@/lib/generated/prisma/client";
import { projectVectors } from "@/lib/projects/project-vectors";
import { inStage } from "./stage-error";
import { metadataOf } from "./write-candidate";

interface Neighbour {
  id: number | null;
  title: string;
  vector: Float32Array;
}

/**
 * Embeds a candidate and measures its novelty against all stored projects and all ideas its siblings have had.
 * A candidate that has been compared stays as it is.
 *
 * @throws StageError at "embedding"
 */
export async function compareCandidate(
  run: GenerationRun,
  row: GenerationRow,
  candidate: GenerationCandidate,
  signal: AbortSignal,
): Promise<GenerationCandidate> {
  if (candidate.novelty !== null) return candidate;
  return inStage("embedding", async () => {
    const { vectors, model } = await embedTexts([embeddingText(metadataOf(candidate))], { signal });
    const vector = vectors[0] ?? new Float32Array();
    const projects = await projectVectors(model);
    // One transaction, its write first: of two siblings at the same moment, the second sees the first.
    return db().$transaction(async (tx) => {
      const embedding = encodeVector(vector);
      await tx.generationCandidate.update({
        where: { id: candidate.id },
        data: { embedding, embeddingModel: model },
      });
      const nearest = nearestOf(vector, [...projects, ...(await siblings(tx, run, row))]);
      return tx.generationCandidate.update({
        where: { id: candidate.id },
        data: {
          novelty: 1 - nearest.cosine,
          nearestProjectId: nearest.id,
          nearestTitle: nearest.title,
          near: nearest.cosine >= noveltyThreshold(model),
        },
      });
    });
  });
}

/**
 * Every idea the other rows of the run have had. Also those that are projects by now: they may have become so
 * after the projects were read.
 */
async function siblings(
  tx: Prisma.TransactionClient,
  run: GenerationRun,
  row: GenerationRow,
): Promise<Neighbour[]> {
  const found = await tx.generationCandidate.findMany({
    where: {
      embedding: { not: null },
      rowId: { not: row.id },
      row: { runId: run.id },
    },
    orderBy: { id: "asc" },
    select: { title: true, embedding: true },
  });
  return found.map(({ title, embedding }) => ({
    id: null,
    title: title ?? "",
    vector: decodeVector(embedding ?? new Uint8Array()),
  }));
}

function nearestOf(vector: Float32Array, neighbours: Neighbour[]) {
  let nearest: { id: number | null; title: string | null; cosine: number } = {
    id: null,
    title: null,
    cosine: 0,
  };
  for (const { id, title, vector: other } of neighbours) {
    const similarity = cosine(vector, other);
    if (similarity > nearest.cosine) nearest = { id, title, cosine: similarity };
  }
  return nearest;
}
