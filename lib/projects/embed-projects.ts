import "server-only";
import { db } from "@/lib/core/db";
import { type DomainError, toDomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { singleFlight } from "@/lib/core/single-flight";
import { embedTexts } from "@/lib/embeddings/embed-texts";
import { embeddingText } from "@/lib/embeddings/novelty";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { isVector } from "@/lib/embeddings/read-embeddings";
import { encodeVector } from "@/lib/embeddings/vector";
import type { Project } from "@/lib/generated/prisma/client";
import { retryBudget } from "@/lib/net/retry-policy";
import { settings } from "@/lib/settings/settings";
import { readSql } from "@/lib/store/sql";
import { toStoreError } from "@/lib/store/store-error";
import { keepOneLength } from "./keep-one-length";

type Unembedded = Pick<Project, "id" | "title" | "shortDescription" | "description">;

/** A project that the service does not embed. */
export interface SkippedProject {
  id: number;
  title: string;
  error: string;
}

/** What ideas can be compared with. */
export interface EmbeddedCorpus {
  /** The valid projects. */
  size: number;
  /** Those of them with a vector of the embedding model in use. */
  comparable: number;
  /** Those that were passed over. */
  skipped: SkippedProject[];
  /** Why it was given up before the end. */
  error: DomainError | null;
}

/**
 * Gives every project a vector of the embedding model in use, so that ideas can be compared with all of them. Projects
 * that the service does not embed are passed over, and tried again at the next start of a run. Calls at the same time
 * share one.
 */
export function embedProjects(): Promise<EmbeddedCorpus> {
  return singleFlight("embed projects", async () => {
    const { skipped, error } = await embedLacking();
    const corpus = { ...(await countComparable()), skipped, error };
    if (corpus.comparable < corpus.size) {
      const { size, comparable } = corpus;
      const names = skipped.map(({ id, title, error: why }) => `${id} (${title}): ${why}`);
      logger.warn({ err: error ?? undefined, size, comparable, skipped: names }, "projects have no vector");
    }
    return corpus;
  });
}

async function embedLacking(): Promise<Pick<EmbeddedCorpus, "skipped" | "error">> {
  const skipped: SkippedProject[] = [];
  try {
    await keepOneLength();
    for (let after = 0; ; ) {
      const projects = await readLacking(after);
      const last = projects.at(-1);
      if (!last) return { skipped, error: null };
      after = last.id;
      skipped.push(...(await embedBatch(projects)));
    }
  } catch (thrown) {
    return { skipped, error: toStoreError(thrown) ?? toDomainError(thrown) };
  }
}

function readLacking(after: number): Promise<Unembedded[]> {
  const { model, batch } = embeddingProvider();
  const sql = readSql("projects-to-embed");
  return db().$queryRawUnsafe<Unembedded[]>(sql, after, model, vectorBytes(), batch);
}

async function countComparable(): Promise<Pick<EmbeddedCorpus, "size" | "comparable">> {
  const { model } = embeddingProvider();
  const sql = readSql("count-comparable");
  const [row] = await db().$queryRawUnsafe<Record<"size" | "comparable", number | bigint>[]>(
    sql,
    model,
    vectorBytes(),
  );
  return { size: Number(row?.size ?? 0), comparable: Number(row?.comparable ?? 0) };
}

/** How large a stored vector of the model in use is; 0 where that is not known yet. */
const vectorBytes = () => (embeddingProvider().length.expected ?? 0) * Float32Array.BYTES_PER_ELEMENT;

/**
 * Stores a fresh vector for each of a batch of projects.
 *
 * @returns those that the service does not embed; they keep what they had
 * @throws DomainError `embedding_*` where the service fails; the signal's reason when aborted
 */
export async function embedBatch(
  projects: Unembedded[],
  options: { signal?: AbortSignal } = {},
): Promise<SkippedProject[]> {
  // Twice as long as the calls of one question may take: a batch that times out is followed by single texts.
  const maxIdleMs = 2 * retryBudget(settings().LLM_TIMEOUT_MS);
  const { embeddings, model } = await embedTexts(projects.map(embeddingText), { ...options, maxIdleMs });
  const skipped: SkippedProject[] = [];
  const updates = projects.flatMap(({ id, title }, index) => {
    const embedding = embeddings[index];
    if (embedding && isVector(embedding)) {
      const data = { descriptionEmbedding: encodeVector(embedding), embeddingModel: model };
      return db().project.updateMany({ where: { id }, data });
    }
    skipped.push({ id, title, error: embedding?.message ?? "The service gave no embedding" });
    return [];
  });
  await db().$transaction(updates);
  return skipped;
}
