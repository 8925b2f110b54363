import "server-only";
import { db } from "@/lib/core/db";
import { noveltyThreshold } from "@/lib/embeddings/novelty";
import { cosine, decodeVector, encodeVector } from "@/lib/embeddings/vector";
import type { GenerationCandidate, GenerationRow, Prisma } from "@/lib/generated/prisma/client";
import { nearestProjects } from "@/lib/projects/project-vectors";
import { embedCandidate } from "./embed-candidate";
import type { RowJob } from "./generate-candidates";
import { toRowError } from "./row-error";

/** Without an id, an idea of the same run; without a title, nothing at all. */
interface Neighbour {
  id: number | null;
  title: string | null;
  cosine: number;
}

/**
 * Embeds a candidate and measures its novelty: 1 minus the highest cosine to any stored project and to any idea of
 * the run's other rows, and of how many projects that is. A candidate that has been measured stays as it is.
 *
 * @throws RowError at "embedding"
 */
export async function measureNovelty(
  { row, signal }: RowJob,
  candidate: GenerationCandidate,
): Promise<GenerationCandidate> {
  if (candidate.novelty !== null) return candidate;
  try {
    const { vector, model } = await embedCandidate(candidate, signal);
    const { neighbours, comparedWith, comparedOf } = await nearestProjects(model, vector, {
      limit: 1,
      signal,
      // Of an idea that is written again: it is not a duplicate of what it is to replace.
      ...(row.projectId === null ? {} : { except: row.projectId }),
    });
    const where = { id: candidate.id };
    // One transaction with its write first, so that of two siblings at the same moment the second sees the first.
    return await db().$transaction(async (tx) => {
      const embedding = encodeVector(vector);
      await tx.generationCandidate.update({ where, data: { embedding, embeddingModel: model } });
      const nearest = nearestOf([...neighbours, ...(await siblings(tx, row, { vector, model }))]);
      const data = {
        novelty: 1 - nearest.cosine,
        nearestProjectId: nearest.id,
        nearestTitle: nearest.title,
        comparedWith,
        comparedOf,
        near: nearest.cosine >= noveltyThreshold(model),
      };
      return tx.generationCandidate.update({ where, data });
    });
  } catch (error) {
    throw toRowError(error, "embedding");
  }
}

/** What an admin has put into the bin is compared with no more. */
const NOT_BINNED = { OR: [{ projectId: null }, { project: { binnedAt: null } }] };

/**
 * Every idea of the run's other rows with a vector of this model, saved ones too: they may have been saved after the
 * projects were read.
 */
async function siblings(
  tx: Prisma.TransactionClient,
  { id, runId }: GenerationRow,
  { vector, model }: { vector: Float32Array; model: string },
): Promise<Neighbour[]> {
  const found = await tx.generationCandidate.findMany({
    where: {
      embedding: { not: null },
      embeddingModel: model,
      rowId: { not: id },
      row: { runId, ...NOT_BINNED },
    },
    orderBy: { id: "asc" },
    select: { title: true, embedding: true },
  });
  return found.map(({ title, embedding }) => ({
    id: null,
    title: title ?? "",
    cosine: cosine(vector, decodeVector(embedding ?? new Uint8Array())),
  }));
}

/** The first of the nearest. */
function nearestOf(neighbours: Neighbour[]): Neighbour {
  let nearest: Neighbour = { id: null, title: null, cosine: 0 };
  for (const neighbour of neighbours) {
    if (neighbour.cosine > nearest.cosine) nearest = neighbour;
  }
  return nearest;
}
