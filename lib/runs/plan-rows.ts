import "server-only";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import { sampleRows } from "@/lib/pipeline/sample-rows";
import { embedProjects } from "@/lib/projects/embed-projects";
import { readVocabulary } from "@/lib/projects/read-vocabulary";
import { findRun } from "./find-run";

/**
 * Builds the pipeline of a run: starts it, learns the tag statistics of all stored projects, samples every row
 * and stores the rows. Rows that are there already stay as they are.
 *
 * @returns the numbers of the rows that are still to be made; none when the run has ended
 */
export async function planRows(taskId: string): Promise<number[]> {
  await db().generationRun.updateMany({
    where: { id: taskId, state: "PENDING" },
    data: { state: "STARTED", startedAt: new Date() },
  });
  const run = await findRun(taskId);
  if (run.state !== "STARTED") return [];

  const planned = await db().generationRow.count({ where: { runId: taskId } });
  if (planned === 0) {
    await embedProjects();
    const vocabulary = await readVocabulary();
    const seedTags = readList(run.seedTags);
    const samples = sampleRows({ seed: run.seed, numIdeas: run.numIdeas, seedTags, vocabulary });
    await db().generationRow.createMany({
      data: samples.map((row, index) => ({
        runId: taskId,
        row: index,
        primaryTag: row.primaryTag,
        secondaryTags: JSON.stringify(row.secondaryTags),
        targetAudience: row.targetAudience,
        targetComplexity: row.targetComplexity,
        exploring: row.exploring,
      })),
    });
  }
  const open = await db().generationRow.findMany({
    where: { runId: taskId, state: { in: ["planned", "generating", "generated"] } },
    orderBy: { row: "asc" },
    select: { row: true },
  });
  return open.map(({ row }) => row);
}
