import "server-only";
import type { FoundProject } from "@/lib/contracts/search";
import { DomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import type { NearestOutput } from "@/lib/workers/messages";
import { ThreadError } from "@/lib/workers/worker-thread";
import { noveltyBasisDto } from "./novelty-basis";
import { readStoredProjects } from "./read-projects";

interface Found {
  projects: FoundProject[];
  compared_with: number;
  compared_of: number;
  coverage_note: string | null;
}

/**
 * What a search among vectors has found, as the contract has it.
 *
 * @throws DomainError search_unavailable when the index did not answer
 */
export async function foundProjects(search: Promise<NearestOutput>): Promise<Found> {
  const { neighbours, comparedWith, comparedOf } = await search.catch((error: unknown) => {
    if (!(error instanceof ThreadError)) throw error;
    logger.warn({ err: error }, "the index of vectors did not answer");
    const sentence = "The index of projects cannot be searched now; try again in a moment.";
    throw new DomainError("search_unavailable", sentence, { cause: error });
  });
  const stored = await readStoredProjects(neighbours.map(({ id }) => id));
  const byId = new Map(stored.map((each) => [each.project.id, each]));
  const projects = neighbours.flatMap(({ id, cosine }) => {
    const { project, isBinned } = byId.get(id) ?? {};
    return project?.is_valid_project && !isBinned ? [{ project, similarity: similarity(cosine) }] : [];
  });
  const { novelty_note } = noveltyBasisDto({ comparedWith, comparedOf });
  return { projects, compared_with: comparedWith, compared_of: comparedOf, coverage_note: novelty_note };
}

/** As waywo measures it, with four decimals. */
const similarity = (cosine: number) => Math.round(((1 + cosine) / 2) * 10_000) / 10_000;
