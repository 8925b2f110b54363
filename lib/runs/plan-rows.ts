import "server-only";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import type { GenerationRun, Prisma } from "@/lib/generated/prisma/client";
import { sampleRows } from "@/lib/pipeline/sample-rows";
import { readVocabulary } from "@/lib/projects/read-vocabulary";
import { lockRun } from "./round";

export type PlannedRow = Prisma.GenerationRowCreateManyInput;

/** Samples and stores the rows that a run lacks: all of them at its start, else those that were lost. */
export async function planRows(run: GenerationRun): Promise<void> {
  if ((await db().generationRow.count({ where: { runId: run.id } })) >= run.numIdeas) return;
  const rows = await sampleMissingRows(run);
  await db().$transaction(async (tx) => {
    if (await lockRun(tx, run.id, run.round)) await insertMissingRows(tx, run.id, rows);
  });
}

/** The rows a run lacks, drawn from its seed and the corpus as it is now; empty when it lacks none. */
export async function sampleMissingRows({
  id,
  seed,
  numIdeas,
  seedTags,
}: GenerationRun): Promise<PlannedRow[]> {
  const stored = await db().generationRow.findMany({ where: { runId: id }, select: { row: true } });
  if (stored.length >= numIdeas) return [];
  const vocabulary = await readVocabulary();
  const samples = sampleRows({ seed, numIdeas, seedTags: readList(seedTags), vocabulary });
  const rows = samples.map((sample, row) => ({
    runId: id,
    row,
    primaryTag: sample.primaryTag,
    secondaryTags: JSON.stringify(sample.secondaryTags),
    targetAudience: sample.targetAudience,
    targetComplexity: sample.targetComplexity,
    exploring: sample.exploring,
  }));
  return rows.filter(({ row }) => !stored.some((other) => other.row === row));
}

/** Stores sampled rows, except those that somebody else has stored meanwhile. */
export async function insertMissingRows(
  tx: Prisma.TransactionClient,
  taskId: string,
  rows: PlannedRow[],
): Promise<void> {
  const stored = await tx.generationRow.findMany({ where: { runId: taskId }, select: { row: true } });
  const missing = rows.filter(({ row }) => !stored.some((other) => other.row === row));
  if (missing.length > 0) await tx.generationRow.createMany({ data: missing });
}
