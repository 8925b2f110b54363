import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { singleFlight } from "@/lib/core/single-flight";
import { cutText } from "@/lib/core/unicode";
import type { Prisma, Regeneration } from "@/lib/generated/prisma/client";
import type { RegenerationState } from "@/lib/generated/prisma/enums";
import { PIPELINE, type Pipeline } from "@/lib/pipeline/pipeline";
import { abortRun, forgetRunSignal, runSignal } from "../abort-signals";
import { CANCELLED } from "../end-run";
import type { OpenRun } from "../run-queue";
import { knownFrom, type RowJob } from "./generate-candidates";
import { measureNovelty } from "./measure-novelty";
import { MAX_MESSAGE, throwIfTransient, toRowError } from "./row-error";
import { askSecondJudge } from "./second-opinion";
import { writeColumns } from "./write-candidate";

/** A start of a regeneration, as a round is one of a run. */
export type RegenerationRound = Pick<Regeneration, "candidateId" | "round">;

/** "paused": the token budget is spent, ask again later. */
export type RegenerationOutcome = RegenerationState | "paused" | "superseded";

/**
 * Writes the columns that a regenerated candidate lacks, and measures its novelty. Safe to call twice: each column is
 * stored as soon as it is written. A candidate that fails says why, and can be asked for again.
 *
 * @throws only what the queue should try again: a bug, a busy store, a process that is stopping
 */
export function writeRegeneration(
  target: RegenerationRound,
  pipeline: Pipeline = PIPELINE,
): Promise<RegenerationOutcome> {
  const key = `regeneration ${target.candidateId}`;
  return singleFlight(`${key} ${target.round}`, async () => {
    const signal = runSignal(key);
    const found = await db().regeneration.findUnique({
      where: { candidateId: target.candidateId },
      include: { candidate: { include: { row: { include: { run: true, candidates: true } } } } },
    });
    if (!found || found.round !== target.round) return "superseded";
    if (found.state !== "writing") return found.state;
    const { row: record, ...candidate } = found.candidate;
    const { run, candidates, ...row } = record;
    const others = candidates.filter(({ id }) => id !== candidate.id);
    const job: RowJob = { run, row, pipeline, signal, touch: () => touch(target) };
    try {
      const written = await measureNovelty(job, await writeColumns(job, candidate, knownFrom(others)));
      await askSecondJudge(job, written);
    } catch (error) {
      return await endFailed(target, error);
    } finally {
      if (!signal.aborted) forgetRunSignal(key);
    }
    await db().regeneration.updateMany({ where: heldBy(target), data: { state: "ready" } });
    return "ready";
  });
}

const heldBy = ({ candidateId, round }: RegenerationRound) =>
  ({ candidateId, round, state: "writing" }) satisfies Prisma.RegenerationWhereInput;

async function touch(target: RegenerationRound): Promise<void> {
  const data = { updatedAt: new Date() };
  const { count } = await db().regeneration.updateMany({ where: heldBy(target), data });
  if (count === 0) throw new DomainError("run_cancelled", CANCELLED);
}

async function endFailed(target: RegenerationRound, thrown: unknown): Promise<RegenerationOutcome> {
  const error = toRowError(thrown);
  throwIfTransient(error);
  const { code, message } = error.reason;
  if (code === "run_cancelled") return "superseded";
  if (code === "budget_spent") return "paused";
  await failRegeneration(target, message);
  return "failed";
}

/** Ends a regeneration with the sentence that says why; one that has ended, or was started again, is left alone. */
export async function failRegeneration(target: RegenerationRound, sentence: string): Promise<void> {
  const data = { state: "failed", error: cutText(sentence, MAX_MESSAGE) } as const;
  const { count } = await db().regeneration.updateMany({ where: heldBy(target), data });
  if (count > 0) abortRun(`regeneration ${target.candidateId}`, new DomainError("run_stopped", sentence));
}

/** The regenerations that have not ended, as the sweep sees them. */
export async function openRegenerations(): Promise<(OpenRun & RegenerationRound)[]> {
  const open = await db().regeneration.findMany({
    where: { state: "writing" },
    orderBy: { candidateId: "asc" },
  });
  return open.map(({ candidateId, round, updatedAt }) => ({
    id: String(candidateId),
    candidateId,
    round,
    movedAt: updatedAt,
  }));
}

/** Passes a regeneration to its next round. */
export async function restartRegeneration(target: RegenerationRound): Promise<RegenerationRound> {
  await db().regeneration.updateMany({ where: heldBy(target), data: { round: { increment: 1 } } });
  return { ...target, round: target.round + 1 };
}
