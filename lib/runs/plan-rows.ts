import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { readList } from "@/lib/core/json-list";
import type { GenerationRun, Prisma } from "@/lib/generated/prisma/client";
import type { RowSamples } from "@/lib/pipeline/column";
import { currentMark, drawInspirations, drawSamples } from "@/lib/projects/corpus";
import { readSql } from "@/lib/store/sql";
import { storedDate } from "@/lib/store/stored-date";
import { lockRun } from "./round";
import type { RowEnd } from "./row/row-error";
import { runMeasures } from "./run-fields";

/** A row that is not stored yet. */
export type PlannedRow = Omit<RowSamples, "secondaryTags"> & {
  runId: string;
  row: number;
  /** A JSON array of strings. */
  secondaryTags: string;
  /** A JSON array; null without that measure. */
  inspirations: string | null;
};

/**
 * Samples and stores the rows that a run lacks: all of them at its start, else those that were lost.
 *
 * @throws DomainError not_found at the start of a run whose corpus is not stored any more
 */
export async function planRows(run: GenerationRun): Promise<void> {
  const planned = await countRows(run);
  if (planned >= run.numIdeas) return;
  const rows = planned === 0 ? await sampleAllRows(run) : await sampleMissingRows(run);
  await db().$transaction(async (tx) => {
    if (await lockRun(tx, run.id, run.round)) await insertMissingRows(tx, rows);
  });
}

async function sampleAllRows(run: GenerationRun): Promise<PlannedRow[]> {
  const mark = run.corpusMark ?? (await claimCorpus(run));
  // The run has ended meanwhile, or another round holds it.
  if (mark === null) return [];
  const rows = await drawRows(run, mark);
  if (rows) return rows;
  const sentence = `The corpus with the mark ${mark} is not stored any more; start a run without corpus_mark.`;
  throw new DomainError("not_found", sentence);
}

/**
 * Ties a run to the corpus as it is now, which is kept from then on.
 *
 * @returns its mark, or that of the corpus which the run was tied to meanwhile; null when the round does not hold the
 *   run
 */
async function claimCorpus({ id, round }: GenerationRun): Promise<string | null> {
  for (;;) {
    const corpusMark = await currentMark();
    const claimed = await db().$transaction(async (tx) => {
      const run = await lockRun(tx, id, round);
      if (!run || run.corpusMark !== null) return { mark: run?.corpusMark ?? null };
      // Another run may have stored a newer corpus, and deleted this one because no run needed it.
      if ((await tx.corpusSnapshot.count({ where: { mark: corpusMark } })) === 0) return null;
      await tx.generationRun.update({ where: { id }, data: { corpusMark } });
      return { mark: corpusMark };
    });
    if (claimed) return claimed.mark;
  }
}

/**
 * The rows that a planned run lacks, drawn from its seed and corpus; empty when it lacks none. Where nobody knows the
 * corpus any more, they are drawn from the one that is there: a run has to account for every row.
 */
export async function sampleMissingRows(run: GenerationRun): Promise<PlannedRow[]> {
  if ((await countRows(run)) >= run.numIdeas) return [];
  const known = run.corpusMark === null ? null : await drawRows(run, run.corpusMark);
  const rows = known ?? (await drawRows(run, await currentMark())) ?? [];
  const stored = await db().generationRow.findMany({ where: { runId: run.id }, select: { row: true } });
  return rows.filter(({ row }) => !stored.some((other) => other.row === row));
}

const countRows = ({ id }: GenerationRun) => db().generationRow.count({ where: { runId: id } });

/** All rows of a run, as its seed draws them from a corpus; null where that is not stored any more. */
async function drawRows(run: GenerationRun, mark: string): Promise<PlannedRow[] | null> {
  const measures = runMeasures(run);
  const { seed, numIdeas } = run;
  const seedTags = readList(run.seedTags);
  const samples = await drawSamples(mark, { seed, numIdeas, seedTags });
  if (!samples) return null;
  const inspirations = measures.inspirations
    ? await drawInspirations({ mark, seed, seedTags, rows: samples })
    : null;
  return samples.map((sample, row) => ({
    ...sample,
    runId: run.id,
    row,
    secondaryTags: JSON.stringify(sample.secondaryTags),
    problemFrame: measures.problem_frames ? (sample.problemFrame ?? null) : null,
    inspirations: inspirations && JSON.stringify(inspirations[row] ?? []),
  }));
}

/** Stores rows, except those that somebody else has stored meanwhile. */
export async function insertMissingRows(
  tx: Prisma.TransactionClient,
  rows: (PlannedRow & Partial<RowEnd>)[],
): Promise<void> {
  const now = storedDate(new Date());
  if (rows.length > 0) await tx.$executeRawUnsafe(readSql("insert-rows"), JSON.stringify(rows), now);
}
