import "server-only";
import type { GenerationCandidate, GenerationRow, GenerationRun } from "@/lib/generated/prisma/client";
import type { KnownIdea } from "@/lib/pipeline/column";
import type { Pipeline } from "@/lib/pipeline/pipeline";
import { measureNovelty } from "./measure-novelty";
import { reachesScore, refusalReasons } from "./refusals";
import { writeCandidate } from "./write-candidate";

export interface RowJob {
  run: GenerationRun;
  row: GenerationRow;
  pipeline: Pipeline;
  signal: AbortSignal;
  /**
   * Notes that the work goes on. A store that does not take this would not take the answer either, and what is paid for
   * would be lost: on a full disk no call is made.
   *
   * @throws DomainError run_cancelled when the row is no longer this caller's to write
   */
  touch(): Promise<void>;
  /** Told why a call waits; null once it goes on. */
  onWait?(reason: string | null): Promise<void>;
}

/**
 * Asks for ideas until one is novel and scores high enough. Candidates that are in the store, complete or not, are
 * continued.
 *
 * @returns the best
 * @throws RowError
 */
export async function generateCandidates(job: RowJob): Promise<GenerationCandidate | undefined> {
  const { run } = job;
  const candidates: GenerationCandidate[] = [];
  for (let number = 0; number < run.maxCandidates; number++) {
    const candidate = await measureNovelty(job, await writeCandidate(job, number, knownFrom(candidates)));
    candidates.push(candidate);
    if (refusalReasons(run, candidate).length === 0) break;
  }
  return candidates.toSorted((a, b) => preference(run, b) - preference(run, a))[0];
}

/** What other candidates are about and what they are like, each once by its title. */
export function knownFrom(candidates: readonly GenerationCandidate[]): KnownIdea[] {
  const known = candidates.flatMap(({ title, shortDescription, nearestTitle }) => [
    { title, purpose: shortDescription },
    { title: nearestTitle, purpose: null },
  ]);
  const byTitle = new Map<string, KnownIdea>();
  for (const { title, purpose } of known) {
    if (title !== null && !byTitle.has(title)) byTitle.set(title, { title, purpose });
  }
  return [...byTitle.values()];
}

/** Novel before well scored, well scored before more novel; novelty itself is below 2. */
function preference(run: GenerationRun, candidate: GenerationCandidate): number {
  return (candidate.near ? 0 : 20) + (reachesScore(run, candidate) ? 10 : 0) + (candidate.novelty ?? 0);
}
