import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { embedBatch, type SkippedProject } from "./embed-projects";
import { keepOneLength } from "./keep-one-length";

export interface Reembedded {
  model: string;
  embedded: number;
  /** The projects that keep the vector they had, if any. */
  failures: SkippedProject[];
}

/**
 * Gives every project a fresh vector of the embedding model in use.
 *
 * @throws DomainError `embedding_*` when the service does not embed at all; what was embedded until then stays
 */
export async function reembedProjects(signal?: AbortSignal): Promise<Reembedded> {
  const result: Reembedded = { model: embeddingProvider().model, embedded: 0, failures: [] };
  try {
    await keepOneLength();
    for (let after = 0; ; ) {
      const projects = await readBatch(after);
      const last = projects.at(-1);
      if (!last) return result;
      after = last.id;
      const skipped = await embedBatch(projects, signal && { signal });
      result.embedded += projects.length - skipped.length;
      result.failures.push(...skipped);
    }
  } catch (thrown) {
    if (!(thrown instanceof DomainError) || !thrown.code.startsWith("embedding_")) throw thrown;
    const others = `${result.embedded} projects have a fresh vector, the others keep the one they had`;
    throw new DomainError(thrown.code, `${thrown.message.replace(/\.?$/, "")}; ${others}.`, {
      cause: thrown,
    });
  }
}

const readBatch = (after: number) =>
  db().project.findMany({
    where: { id: { gt: after } },
    orderBy: { id: "asc" },
    take: embeddingProvider().batch,
    select: { id: true, title: true, shortDescription: true, description: true },
  });
