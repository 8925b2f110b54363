import "server-only";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import type { RowState } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import type { GenerationCandidate } from "@/lib/generated/prisma/client";
import { type CandidateFields, requireColumn } from "@/lib/pipeline/column";
import { ideaQuality } from "@/lib/pipeline/columns/idea-quality";
import { metadata } from "@/lib/pipeline/columns/metadata";
import { createProjects, type NewProject } from "@/lib/projects/create-projects";
import type { DirectTransaction } from "@/lib/store/connection/direct";
import { readSql } from "@/lib/store/sql";
import { storedDate } from "@/lib/store/stored-date";
import { instruments } from "@/lib/telemetry/instruments";
import type { RowOfRound } from "../round";
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
    const { state, isNew } = await db().direct.transaction((tx) => save(tx, target));
    if (isNew) instruments().rowsEnded.add(1, { "waywo.row.state": "saved" });
    return state;
  } catch (thrown) {
    const error = toRowError(thrown, "saving");
    throwIfTransient(error);
    await failRow(target, error);
    return "failed";
  }
}

/** What of a candidate makes a project. */
type SavedCandidate = CandidateFields & Pick<GenerationCandidate, "novelty" | "embedding" | "embeddingModel">;

interface Saving {
  state: RowState;
  /** Whether this call saved it. */
  isNew: boolean;
}

async function save(tx: DirectTransaction, { taskId, row, round }: RowOfRound): Promise<Saving> {
  const now = storedDate(new Date());
  // The write comes first, so that the transaction holds the lock while it reads.
  const count = await tx.run(readSql("save-row"), now, taskId, row, round);
  const [record] = await tx.read<{ id: number; state: RowState; projectId: number | null }>(
    readSql("read-saved-row"),
    taskId,
    row,
  );
  if (!record) throw new Error("The row is not stored any more.");
  if (count === 0 || record.projectId !== null) return { state: record.state, isNew: false };

  const [chosen] = await tx.read<SavedCandidate>(readSql("read-chosen-candidate"), record.id);
  if (!chosen) {
    await tx.run(readSql("plan-row-again"), now, record.id);
    return { state: "planned", isNew: false };
  }
  const [projectId = null] = await createProjects(tx, [projectOf(chosen)]);
  await tx.run(readSql("set-project-of-row"), projectId, now, record.id);
  return { state: "saved", isNew: true };
}

function projectOf(candidate: SavedCandidate): NewProject {
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
