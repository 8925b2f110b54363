import "server-only";
import type { GenerationCandidate, GenerationRow, GenerationRun } from "@/lib/generated/prisma/client";
import type { KnownIdea } from "@/lib/pipeline/column";
import { nextAlternative } from "@/lib/pipeline/columns/idea-alternatives";
import type { Pipeline } from "@/lib/pipeline/pipeline";
import { measureNovelty } from "./measure-novelty";
import { ownScore, reachesScore, refusalReasons } from "./refusals";
import { readTooAlike } from "./too-alike";
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
  /** Told of every call that is about to wait for the limiter. */
  asks?(): void;
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
    const wanted = { avoid: knownFrom(candidates), idea: nextAlternative(candidates) };
    const candidate = await measureNovelty(job, await writeCandidate(job, number, wanted));
    candidates.push(candidate);
    if (refusalReasons(run, candidate).length === 0) break;
  }
  return bestOf(run, candidates);
}

/** Ideas to stay away from that one prompt names. */
const MAX_KNOWN = 30;

/** What other candidates are about and what they are too like, each once by its title. */
export function knownFrom(candidates: readonly GenerationCandidate[]): KnownIdea[] {
  const known = candidates.flatMap((candidate) => [
    { title: candidate.title, purpose: candidate.shortDescription, sentence: null },
    ...readTooAlike(candidate).map(({ title, purpose, text }) => ({ title, purpose, sentence: text })),
    { title: candidate.nearestTitle, purpose: null, sentence: null },
  ]);
  const byTitle = new Map<string, KnownIdea>();
  for (const { title, purpose, sentence } of known) {
    if (title === null) continue;
    // Of one that is too like in more than one way, all that is known.
    const before = byTitle.get(title);
    byTitle.set(title, {
      title,
      purpose: before?.purpose ?? purpose,
      sentence: before?.sentence ?? sentence,
    });
  }
  return [...byTitle.values()].slice(0, MAX_KNOWN);
}

/**
 * The best of a row's candidates: one that is not too much like another idea, then one that reaches the minimum score,
 * then, where there is a minimum, the one with the higher score, then the more novel one, then the earlier.
 */
export function bestOf(
  run: Pick<GenerationRun, "minIdeaScore">,
  candidates: readonly GenerationCandidate[],
): GenerationCandidate | undefined {
  const rank = (candidate: GenerationCandidate) => [
    candidate.near ? 0 : 1,
    reachesScore(run, candidate) ? 1 : 0,
    run.minIdeaScore === null ? 0 : ownScore(candidate),
    candidate.novelty ?? 0,
  ];
  const compare = (a: GenerationCandidate, b: GenerationCandidate) => {
    const [one, other] = [rank(a), rank(b)];
    const place = one.findIndex((value, at) => value !== other[at]);
    return (other[place] ?? 0) - (one[place] ?? 0);
  };
  return candidates.toSorted(compare)[0];
}
