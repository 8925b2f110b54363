import "server-only";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import type { RowState } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import type { GenerationCandidate, Prisma } from "@/lib/generated/prisma/client";
import { requireColumn } from "@/lib/pipeline/column";
import { ideaQuality } from "@/lib/pipeline/columns/idea-quality";
import { metadata } from "@/lib/pipeline/columns/metadata";
import { createProjects, type NewProject } from "@/lib/projects/create-projects";
import { heldBy, type RowOfRound } from "../round";
import { COMPLETE_CANDIDATE } from "../state";
import { failRow, throwIfTransient, toRowError } from "./row-error";

/**
 * Saves a row's chosen idea as a project, once: project, tags, vector and row in one transaction. A row that is
 * not waiting to be saved, or whose run has ended or passed to a newer round, is left alone.
 *
 * @returns the state the row is in now; "planned" when its idea turned out to be incomplete and has to be written
 * @throws only what the queue should try again: a bug, a busy store
 */
export async function saveRow(target: RowOfRound): Promise<RowState> {
  try {
    return await db().$transaction((tx) => save(tx, target));
  } catch (thrown) {
    const error = toRowError(thrown, "saving");
    throwIfTransient(error);
    await failRow(target, error);
    return "failed";
  }
}

async function save(tx: Prisma.TransactionClient, { taskId, row, round }: RowOfRound): Promise<RowState> {
  // The write comes first, so that the transaction holds the lock while it reads.
  const { count } = await tx.generationRow.updateMany({
    where: { runId: taskId, row, state: "generated", run: heldBy(round) },
    data: { state: "saved" },
  });
  const record = await tx.generationRow.findUniqueOrThrow({
    where: { runId_row: { runId: taskId, row } },
    include: { candidates: { where: { chosen: true, ...COMPLETE_CANDIDATE }, take: 1 } },
  });
  if (count === 0 || record.projectId !== null) return record.state;

  const chosen = record.candidates[0];
  if (!chosen) {
    await tx.generationRow.update({ where: { id: record.id }, data: { state: "planned" } });
    return "planned";
  }
  const [projectId] = await createProjects(tx, [projectOf(chosen)]);
  await tx.generationRow.update({ where: { id: record.id }, data: { projectId } });
  return "saved";
}

function projectOf(candidate: GenerationCandidate): NewProject {
  const { ideaScore, complexityScore } = requireColumn(ideaQuality, candidate);
  return {
    ...requireColumn(metadata, candidate),
    ideaScore,
    complexityScore,
    source: DESIGNER_SOURCE,
    relaxed: candidate.relaxed !== null,
    novelty: candidate.novelty,
    descriptionEmbedding: candidate.embedding,
    embeddingModel: candidate.embeddingModel,
  };
}
