import "server-only";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import { sampleRows } from "@/lib/pipeline/sample-rows";
import { embedProjects } from "@/lib/projects/embed-projects";
import { readVocabulary } from "@/lib/projects/read-vocabulary";
import { getRun } from "./get-run";
import { OPEN_ROW_STATES } from "./state";

/**
 * Starts a run, or goes on with one: builds the vocabulary from all stored projects, then samples and stores the
 * rows, unless they are stored already.
 *
 * @returns the numbers of the rows that are still open; none when the run has ended
 */
export async function startRun(taskId: string): Promise<number[]> {
  await db().generationRun.updateMany({
    where: { id: taskId, state: "PENDING" },
    data: { state: "STARTED", startedAt: new Date() },
  });
  const run = await getRun(taskId);
  if (run.state !== "STARTED") return [];

  if ((await db().generationRow.count({ where: { runId: taskId } })) === 0) await planRows(run);
  const open = await db().generationRow.findMany({
    where: { runId: taskId, state: { in: OPEN_ROW_STATES } },
    orderBy: { row: "asc" },
    select: { row: true },
  });
  return open.map(({ row }) => row);
}

async function planRows({ id, seed, numIdeas, seedTags }: GenerationRun): Promise<void> {
  await embedProjects();
  const vocabulary = await readVocabulary();
  const samples = sampleRows({ seed, numIdeas, seedTags: readList(seedTags), vocabulary });
  await db().generationRow.createMany({
    data: samples.map((row, index) => ({
      runId: id,
      row: index,
      primaryTag: row.primaryTag,
      secondaryTags: JSON.stringify(row.secondaryTags),
      targetAudience: row.targetAudience,
      targetComplexity: row.targetComplexity,
      exploring: row.exploring,
    })),
  });
}
