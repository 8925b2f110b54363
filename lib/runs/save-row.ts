import "server-only";
import type { RowState } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import type { GenerationCandidate, Prisma } from "@/lib/generated/prisma/client";
import { toStoreError } from "@/lib/store/store-error";
import { recordRowError } from "./record-row-error";
import { metadataOf } from "./write-candidate";

/** What waywo calls projects that were generated and not found on Hacker News. */
export const GENERATED_SOURCE = "nemo_data_designer";

/**
 * Saves a row's chosen idea as a project: project, tags, vector and row in one transaction, once. A row that is
 * not waiting to be saved, or whose run has ended, is left alone.
 *
 * @throws only what is no row error: the store cannot be reached
 */
export async function saveRow(taskId: string, row: number): Promise<RowState> {
  try {
    return await db().$transaction((tx) => save(tx, taskId, row));
  } catch (error) {
    const known = toStoreError(error);
    // A store that is busy may be free at the queue's next attempt.
    if (!known || known.code === "store_unavailable") throw known ?? error;
    await recordRowError(taskId, row, "saving", known);
    return "failed";
  }
}

async function save(tx: Prisma.TransactionClient, taskId: string, row: number): Promise<RowState> {
  // The write comes first, so that the transaction holds the lock while it looks.
  const { count } = await tx.generationRow.updateMany({
    where: { runId: taskId, row, state: "generated", projectId: null, run: { state: "STARTED" } },
    data: { state: "saved" },
  });
  const record = await tx.generationRow.findUniqueOrThrow({
    where: { runId_row: { runId: taskId, row } },
    include: { candidates: { where: { chosen: true }, take: 1 } },
  });
  const chosen = record.candidates[0];
  if (count === 0 || !chosen) return record.state as RowState;

  const project = await tx.project.create({
    data: { ...projectOf(chosen), tags: { create: tagsOf(chosen) } },
  });
  await tx.generationRow.update({ where: { id: record.id }, data: { projectId: project.id } });
  return "saved";
}

function projectOf(candidate: GenerationCandidate): Prisma.ProjectCreateInput {
  const { title, shortDescription, description, hashtags } = metadataOf(candidate);
  return {
    source: GENERATED_SOURCE,
    title,
    shortDescription,
    description,
    hashtags: JSON.stringify(hashtags),
    ideaScore: candidate.ideaScore ?? 0,
    complexityScore: candidate.complexityScore ?? 0,
    descriptionEmbedding: candidate.embedding,
    embeddingModel: candidate.embeddingModel,
  };
}

const tagsOf = (candidate: GenerationCandidate) =>
  readList(candidate.hashtags).map((tag, position) => ({ tag, position }));
