import "server-only";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import type { GenerationRun, Prisma } from "@/lib/generated/prisma/client";
import { sampleRows } from "@/lib/pipeline/sample-rows";
import { type Corpus, currentCorpus, readCorpus } from "@/lib/projects/corpus";
import { lockRun } from "./round";

export type PlannedRow = Prisma.GenerationRowCreateManyInput;

/** Samples and stores the rows that a run lacks: all of them at its start, else those that were lost. */
export async function planRows(run: GenerationRun): Promise<void> {
  const planned = await db().generationRow.count({ where: { runId: run.id } });
  if (planned >= run.numIdeas) return;
  const corpus = await corpusOf(run);
  const rows = await sampleFrom(corpus, run);
  await db().$transaction(async (tx) => {
    if (!(await lockRun(tx, run.id, run.round))) return;
    // Of rows that a version without marks has planned, nobody knows the corpus.
    const data = planned === 0 ? { corpusMark: corpus.mark } : {};
    await tx.generationRun.update({ where: { id: run.id }, data });
    await insertMissingRows(tx, run.id, rows);
  });
}

/** What a run is planned from: what it was planned from before, else the corpus as it is now. */
const corpusOf = ({ corpusMark }: GenerationRun): Promise<Corpus> =>
  corpusMark === null ? currentCorpus() : readCorpus(corpusMark);

/** The rows a run lacks, drawn from its seed and corpus; empty when it lacks none. */
export async function sampleMissingRows(run: GenerationRun): Promise<PlannedRow[]> {
  const stored = await db().generationRow.count({ where: { runId: run.id } });
  return stored >= run.numIdeas ? [] : sampleFrom(await corpusOf(run), run);
}

async function sampleFrom(
  { vocabulary }: Corpus,
  { id, seed, numIdeas, seedTags }: GenerationRun,
): Promise<PlannedRow[]> {
  const stored = await db().generationRow.findMany({ where: { runId: id }, select: { row: true } });
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
