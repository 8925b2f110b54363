import "server-only";
import { db } from "@/lib/core/db";

const PAGE = 200;

export interface StoredVector {
  id: number;
  blob: Uint8Array;
  model: string | null;
}

/** A table with vectors in it. */
export interface VectorTable {
  what: "Project" | "Candidate";
  read(after: number, since: Date | null): Promise<StoredVector[]>;
  /** Takes the vector away; it is computed again when it is next needed. */
  clear(id: number): Promise<unknown>;
}

const PROJECTS: VectorTable = {
  what: "Project",
  async read(after, since) {
    const found = await db().project.findMany({
      where: {
        id: { gt: after },
        descriptionEmbedding: { not: null },
        ...(since ? { createdAt: { gte: since } } : {}),
      },
      orderBy: { id: "asc" },
      take: PAGE,
      select: { id: true, descriptionEmbedding: true, embeddingModel: true },
    });
    return found.map((project) => ({
      id: project.id,
      blob: project.descriptionEmbedding ?? new Uint8Array(),
      model: project.embeddingModel,
    }));
  },
  clear: (id) =>
    db().project.updateMany({ where: { id }, data: { descriptionEmbedding: null, embeddingModel: null } }),
};

const CANDIDATES: VectorTable = {
  what: "Candidate",
  async read(after, since) {
    const found = await db().generationCandidate.findMany({
      where: {
        id: { gt: after },
        embedding: { not: null },
        ...(since ? { createdAt: { gte: since } } : {}),
      },
      orderBy: { id: "asc" },
      take: PAGE,
      select: { id: true, embedding: true, embeddingModel: true },
    });
    return found.map(({ id, embedding, embeddingModel }) => ({
      id,
      blob: embedding ?? new Uint8Array(),
      model: embeddingModel,
    }));
  },
  clear: clearCandidate,
};

/** An idea that is not saved yet is compared again, before it is chosen again. */
async function clearCandidate(id: number): Promise<void> {
  const cleared = { embedding: null, embeddingModel: null };
  await db().$transaction(async (tx) => {
    const candidate = await tx.generationCandidate.findUnique({ where: { id }, include: { row: true } });
    if (!candidate) return;
    const unsaved = candidate.row.state !== "saved";
    const again = unsaved ? { novelty: null, near: null, chosen: false } : {};
    await tx.generationCandidate.update({ where: { id }, data: { ...cleared, ...again } });
    if (candidate.row.state === "generated" && candidate.chosen)
      await tx.generationRow.update({ where: { id: candidate.rowId }, data: { state: "planned" } });
  });
}

export const VECTOR_TABLES = [PROJECTS, CANDIDATES];
