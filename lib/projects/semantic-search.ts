import "server-only";
import type { SearchStats, SemanticSearchRequest, SemanticSearchResult } from "@/lib/contracts/search";
import { DomainError } from "@/lib/core/errors";
import { embedText } from "@/lib/embeddings/embed-texts";
import { countComparable } from "./embed-projects";
import { foundProjects } from "./found-projects";
import { nearestProjects } from "./project-vectors";

/** For somebody who waits: a run's rows are more patient. */
const EMBEDDING_MS = 10_000;

/**
 * The valid projects nearest in meaning to a text, which is embedded as it is.
 *
 * @throws DomainError search_unavailable, with why the text could not be embedded
 */
export async function semanticSearch(
  { query, limit }: SemanticSearchRequest,
  signal?: AbortSignal,
): Promise<SemanticSearchResult> {
  const stop = signal && { signal };
  const { vector, model } = await embedText(query, { ...stop, maxIdleMs: EMBEDDING_MS }).catch((error) => {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError("search_unavailable", error.message, { cause: error });
  });
  const search = nearestProjects(model, vector, { limit, validOnly: true, partial: true, ...stop });
  const { projects, ...coverage } = await foundProjects(search);
  return { results: projects, query, total: projects.length, reranked: false, ...coverage };
}

/** How many of the valid projects have a vector of the model in use. */
export async function searchStats(): Promise<SearchStats> {
  const { size, comparable } = await countComparable();
  return {
    total_projects: size,
    projects_with_embeddings: comparable,
    embedding_coverage: size === 0 ? 0 : Math.round((1000 * comparable) / size) / 10,
  };
}
