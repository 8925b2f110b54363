import "server-only";
import type { RegeneratedColumn } from "@/lib/contracts/run-options";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { rowId } from "@/lib/core/row-id";
import type { GenerationCandidate, Prisma, Regeneration } from "@/lib/generated/prisma/client";
import { takeStart } from "../admission";
import { getRun } from "../get-run";

/** Candidates that may be asked for again, of one row: each costs as much as the first did. */
export const MAX_REGENERATIONS = 10;

/**
 * Stores a candidate that is to be written beside the chosen one of a saved row; run, row and project stay as they are.
 * It begins with what stays of the chosen one: with "metadata" the prose, with "idea_quality" all texts, with null
 * nothing. One that failed for the same column is gone on with instead.
 *
 * @param client whom it counts for as a start, since it may cost as much as a row; null for one that is not limited
 * @throws LimitReachedError past the client's hour; DomainError not_found; conflict where there is no saved project to
 *   write again, or the row was written again ten times
 */
export async function requestRegeneration(
  taskId: string,
  number: string,
  column: RegeneratedColumn | null,
  client: string | null = null,
): Promise<{ taskId: string; row: number; regeneration: Regeneration }> {
  const { id } = await getRun(taskId);
  const row = rowId(number);
  if (row === null) throw new DomainError("not_found", "There is no such row in this run.");
  return { taskId: id, row, regeneration: await begin(id, row, column, client) };
}

function begin(runId: string, row: number, column: RegeneratedColumn | null, client: string | null) {
  return db().$transaction(async (tx) => {
    const regeneration = await addCandidate(tx, await chosenOf(tx, runId, row), row, column);
    await takeStart(tx, client);
    return regeneration;
  });
}

async function addCandidate(
  tx: Prisma.TransactionClient,
  chosen: GenerationCandidate,
  row: number,
  column: RegeneratedColumn | null,
): Promise<Regeneration> {
  const ofRow = { rowId: chosen.rowId };
  const failed = await tx.regeneration.findFirst({
    where: { state: "failed", column, candidate: ofRow },
    orderBy: { candidateId: "asc" },
  });
  if (failed) {
    const data = { state: "writing", error: null, round: { increment: 1 } } as const;
    return tx.regeneration.update({ where: { candidateId: failed.candidateId }, data });
  }
  if ((await tx.regeneration.count({ where: { candidate: ofRow } })) >= MAX_REGENERATIONS) {
    throw new DomainError(
      "conflict",
      `Row ${row} was written again ${MAX_REGENERATIONS} times; choose one of these, or edit the idea.`,
    );
  }
  const last = await tx.generationCandidate.aggregate({ where: ofRow, _max: { number: true } });
  const candidate = { ...ofRow, number: (last._max.number ?? 0) + 1, madeBy: "regenerate" };
  const { id } = await tx.generationCandidate.create({ data: { ...candidate, ...kept(chosen, column) } });
  return tx.regeneration.create({ data: { candidateId: id, column } });
}

async function chosenOf(
  tx: Prisma.TransactionClient,
  runId: string,
  row: number,
): Promise<GenerationCandidate> {
  const record = await tx.generationRow.findUnique({
    where: { runId_row: { runId, row } },
    include: { project: { select: { binnedAt: true } }, candidates: { where: { chosen: true }, take: 1 } },
  });
  if (!record) throw new DomainError("not_found", `There is no row ${row} in this run.`);
  const [chosen] = record.candidates;
  if (record.state !== "saved") {
    throw new DomainError("conflict", `Row ${row} of this run is not saved; it can be retried instead.`);
  }
  if (!record.project || !chosen) {
    throw new DomainError("conflict", `The idea of row ${row} was deleted; it cannot be written again.`);
  }
  if (record.project.binnedAt) {
    throw new DomainError("conflict", `The idea of row ${row} is in the bin; take it out to write it again.`);
  }
  return chosen;
}

/** What a new candidate has from the start. */
function kept(
  chosen: GenerationCandidate,
  column: RegeneratedColumn | null,
): Partial<Prisma.GenerationCandidateUncheckedCreateInput> {
  const { projectIdea, extraColumns } = chosen;
  if (column === null) return {};
  // The judge is asked about the metadata as well, so its scores follow from new ones.
  if (column === "metadata") return { projectIdea, extraColumns };
  const { id, rowId: _row, number, chosen: _chosen, madeBy, createdAt, alternatives: _, ...texts } = chosen;
  const unjudged = { ideaScore: null, complexityScore: null, ideaReasoning: null, complexityReasoning: null };
  return { ...texts, ...unjudged, absoluteIdeaScore: null, rank: null, secondOpinion: null };
}
