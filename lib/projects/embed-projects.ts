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
import { longRead } from "./long-read";

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

export interface EmbedOptions {
  signal?: AbortSignal;
  /** Projects that are not tried. */
  passOver?: ReadonlySet<number>;
  /** Called after each batch, with the milliseconds that it took; the next one waits for it. */
  pace?(tookMs: number): Promise<void>;
}

/** Ids read at once: a few milliseconds of the web server's thread. */
const PAGE = 1000;

/**
 * Gives every project a vector of the embedding model in use, so that ideas can be compared with all of them. Projects
 * that the service does not embed are passed over. Calls at the same time share one.
 *
 * @throws the signal's reason when aborted; what is embedded by then stays
 */
export function embedProjects(options: EmbedOptions = {}): Promise<EmbeddedCorpus> {
  return singleFlight("embed projects", async () => {
    const { skipped, error } = await embedLacking(options);
    const corpus = { ...(await countComparable()), skipped, error };
    if (corpus.comparable < corpus.size) {
      const { size, comparable } = corpus;
      const names = skipped.map(({ id, title, error: why }) => `${id} (${title}): ${why}`);
      logger.warn({ err: error ?? undefined, size, comparable, skipped: names }, "projects have no vector");
    }
    return corpus;
  });
}

async function embedLacking(options: EmbedOptions): Promise<Pick<EmbeddedCorpus, "skipped" | "error">> {
  const skipped: SkippedProject[] = [];
  try {
    await keepOneLength();
    for (let after = 0; ; ) {
      const ids = await lackingIds(after);
      const last = ids.at(-1);
      if (last === undefined) return { skipped, error: null };
      after = last;
      skipped.push(...(await embedIds(ids, options)));
    }
  } catch (thrown) {
    options.signal?.throwIfAborted();
    return { skipped, error: toStoreError(thrown) ?? toDomainError(thrown) };
  }
}

async function embedIds(ids: number[], { signal, passOver, pace }: EmbedOptions): Promise<SkippedProject[]> {
  const skipped: SkippedProject[] = [];
  let wanted = ids.filter((id) => !passOver?.has(id));
  while (wanted.length > 0) {
    signal?.throwIfAborted();
    const { batch } = embeddingProvider();
    const projects = await readToEmbed(wanted.slice(0, batch));
    wanted = wanted.slice(batch);
    const startedAt = performance.now();
    skipped.push(...(await embedBatch(projects, signal && { signal })));
    await pace?.(performance.now() - startedAt);
  }
  return skipped;
}

/** What is embedded of each, in the order of their ids. */
export const readToEmbed = (ids: number[]): Promise<Unembedded[]> =>
  db().project.findMany({
    where: { id: { in: ids } },
    orderBy: { id: "asc" },
    select: { id: true, title: true, shortDescription: true, description: true },
  });

/** The next valid projects, after an id, that lack a vector of the model in use. */
export async function lackingIds(after: number): Promise<number[]> {
  const { model } = embeddingProvider();
  const sql = readSql("projects-to-embed");
  const rows = await db().$queryRawUnsafe<{ id: number | bigint }[]>(sql, after, model, vectorBytes(), PAGE);
  return rows.map(({ id }) => Number(id));
}

/** How many valid projects there are, and how many of them have a vector of the model in use. */
export async function countComparable(): Promise<Pick<EmbeddedCorpus, "size" | "comparable">> {
  const { model } = embeddingProvider();
  const rows = await longRead(readSql("count-comparable"), [model, vectorBytes()]);
  const [row] = rows as [size: number, comparable: number][];
  return { size: row?.[0] ?? 0, comparable: row?.[1] ?? 0 };
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
  const updates = projects.flatMap((project, index) => {
    const { id, title } = project;
    const embedding = embeddings[index];
    if (embedding && isVector(embedding)) {
      const data = { descriptionEmbedding: encodeVector(embedding), embeddingModel: model };
      // With its texts: one that was edited meanwhile is embedded again.
      return db().project.updateMany({ where: project, data });
    }
    skipped.push({ id, title, error: embedding?.message ?? "The service gave no embedding" });
    return [];
  });
  await db().$transaction(updates);
  return skipped;
}
