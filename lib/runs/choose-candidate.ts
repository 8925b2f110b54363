import "server-only";
import { db } from "@/lib/core/db";
import type { GenerationCandidate, GenerationRow, GenerationRun } from "@/lib/generated/prisma/client";
import { compareCandidate } from "./compare-candidate";
import { writeCandidate } from "./write-candidate";

/** The first idea, and at most two more: past that, a model has no better one. */
export const MAX_CANDIDATES = 3;

/**
 * Asks for ideas until one is novel enough and scores enough, and marks the best of them as chosen. Candidates
 * that are in the store already, whole or in part, are gone on with.
 *
 * @throws StageError
 */
export async function chooseCandidate(
  run: GenerationRun,
  row: GenerationRow,
  signal: AbortSignal,
): Promise<void> {
  const candidates: GenerationCandidate[] = [];
  for (let number = 0; number < MAX_CANDIDATES; number++) {
    const avoid = [...new Set(candidates.flatMap(({ title, nearestTitle }) => [title, nearestTitle]))];
    const written = await writeCandidate({
      run,
      row,
      number,
      avoid: avoid.filter((title) => title !== null),
      signal,
    });
    const candidate = await compareCandidate(run, row, written, signal);
    candidates.push(candidate);
    if (candidate.near === false && reachesScore(run, candidate)) break;
  }
  const best = candidates.toSorted((a, b) => preference(run, b) - preference(run, a))[0];
  if (best) await db().generationCandidate.update({ where: { id: best.id }, data: { chosen: true } });
}

/** Whether the candidate has the least score the run asks for; true where it asks for none. */
export function reachesScore(run: GenerationRun, candidate: GenerationCandidate): boolean {
  return run.minIdeaScore === null || (candidate.ideaScore ?? 0) >= run.minIdeaScore;
}

/** Novel before well-scored, well-scored before more novel; novelty itself is below 2. */
function preference(run: GenerationRun, candidate: GenerationCandidate): number {
  return (candidate.near ? 0 : 20) + (reachesScore(run, candidate) ? 10 : 0) + (candidate.novelty ?? 0);
}
