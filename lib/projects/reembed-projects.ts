import "server-only";
import { db } from "@/lib/core/db";
import { DomainError, toDomainError } from "@/lib/core/errors";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { toStoreError } from "@/lib/store/store-error";
import { embedBatch } from "./embed-projects";

/** After so many projects in a row that could not be embedded it is the service, not the projects. */
const MAX_FAILURES_IN_ROW = 5;

export interface Reembedded {
  model: string;
  embedded: number;
  /** The projects that keep the vector they had, if any. */
  failures: { id: number; title: string; error: string }[];
}

/**
 * Gives every project a fresh vector of the embedding model in use.
 *
 * @throws DomainError embedding_unavailable, embedding_invalid when the service does not embed at all; what was
 *   embedded until then stays
 */
export async function reembedProjects(signal?: AbortSignal): Promise<Reembedded> {
  const { model, batch } = embeddingProvider();
  const result: Reembedded = { model, embedded: 0, failures: [] };
  for (let after = 0; ; ) {
    const projects = await readBatch(after, batch);
    const last = projects.at(-1);
    if (!last) return result;
    after = last.id;
    try {
      await embedBatch(projects, signal);
      result.embedded += projects.length;
    } catch {
      await embedOneByOne(projects, result, signal);
    }
  }
}

const readBatch = (after: number, take: number) =>
  db().project.findMany({
    where: { id: { gt: after } },
    orderBy: { id: "asc" },
    take,
    select: { id: true, title: true, shortDescription: true, description: true },
  });

/** Finds out which projects of a batch are at fault. */
async function embedOneByOne(
  projects: Awaited<ReturnType<typeof readBatch>>,
  result: Reembedded,
  signal?: AbortSignal,
): Promise<void> {
  let inRow = 0;
  for (const project of projects) {
    signal?.throwIfAborted();
    try {
      await embedBatch([project], signal);
      result.embedded += 1;
      inRow = 0;
    } catch (thrown) {
      const stored = toStoreError(thrown);
      if (stored) throw stored;
      const { code, message } = toDomainError(thrown);
      inRow += 1;
      if (inRow === MAX_FAILURES_IN_ROW) {
        const others = `${result.embedded} projects have a fresh vector, the others keep the one they had`;
        throw new DomainError(code, `${message.replace(/\.?$/, "")}; ${others}.`, { cause: thrown });
      }
      result.failures.push({ id: project.id, title: project.title, error: message });
    }
  }
}
