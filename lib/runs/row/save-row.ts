import "server-only";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import type { RowState } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import type { GenerationCandidate, Prisma } from "@/lib/generated/prisma/client";
import { requireColumn } from "@/lib/pipeline/column";
import { ideaQuality } from "@/lib/pipeline/columns/idea-quality";
import { metadata } from "@/lib/pipeline/columns/metadata";
import { failRow, throwIfTransient, toRowError } from "./row-error";

/**
 * Saves a row's chosen idea as a project, once: project, tags, vector and row in one transaction. A row that is
 * not waiting to be saved, or whose run has ended, is left alone.
 *
 * @throws only what the queue should try again: a bug, a busy store
 */
export async function saveRow(taskId: string, row: number): Promise<RowState> {
  try {
    return await db().$transaction((tx) => save(tx, taskId, row));
  } catch (thrown) {
    const error = toRowError(thrown, "saving");
    throwIfTransient(error);
    await failRow(taskId, row, error);
    return "failed";
  }
}

async function save(tx: Prisma.TransactionClient, taskId: string, row: number): Promise<RowState> {
  // The write comes first, so that the transaction holds the lock while it reads.
  const { count } = await tx.generationRow.updateMany({
    where: { runId: taskId, row, state: "generated", projectId: null, run: { state: "STARTED" } },
    data: { state: "saved" },
  });
  const record = await tx.generationRow.findUniqueOrThrow({
    where: { runId_row: { runId: taskId, row } },
    include: { candidates: { where: { chosen: true }, take: 1 } },
  });
  const chosen = record.candidates[0];
  if (count === 0 || !chosen) return record.state;

  const project = await tx.project.create({ data: projectOf(chosen) });
  await tx.generationRow.update({ where: { id: record.id }, data: { projectId: project.id } });
  return "saved";
}

function projectOf(candidate: GenerationCandidate): Prisma.ProjectCreateInput {
  const { hashtags, ...texts } = requireColumn(metadata, candidate);
  const { ideaScore, complexityScore } = requireColumn(ideaQuality, candidate);
  return {
    ...texts,
    source: DESIGNER_SOURCE,
    hashtags: JSON.stringify(hashtags),
    tags: { create: hashtags.map((tag, position) => ({ tag, position })) },
    ideaScore,
    complexityScore,
    descriptionEmbedding: candidate.embedding,
    embeddingModel: candidate.embeddingModel,
  };
}
