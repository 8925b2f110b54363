import "server-only";
import { db, storePath } from "@/lib/core/db";
import { singleFlight } from "@/lib/core/single-flight";
import type { RowSamples, SamplingRun } from "@/lib/pipeline/column";
import { readSql } from "@/lib/store/sql";
import type { SampleInput, Snapshot, StoreInput } from "@/lib/workers/messages";
import { workers } from "@/lib/workers/workers";
import { readCorpusVersion } from "./read-vocabulary";

/**
 * The mark of the corpus as it is now, whose snapshot is taken in a thread and stored unless an equal one is. Where a
 * newer one is stored it goes, unless a run has the mark by then.
 *
 * @throws ThreadError; with SQLite's code where the store could not be read
 */
export async function currentMark(): Promise<string> {
  const { version, mark } = await readCorpusVersion();
  return mark ?? singleFlight(`corpus ${version}`, storeSnapshot);
}

async function storeSnapshot(): Promise<string> {
  const input: StoreInput = { path: storePath() };
  const taken = (await workers().index.call("snapshot", input)) as Snapshot;
  const { version: markedVersion, mark, vocabulary } = taken;
  await db().$transaction([
    // Prisma's own upsert takes some milliseconds longer to hand over a large value.
    db().$executeRawUnsafe(readSql("store-snapshot"), mark, vocabulary),
    db().corpusState.updateMany({ data: { markedVersion, mark } }),
  ]);
  await db().$executeRawUnsafe(readSql("delete-unused-snapshots"));
  return mark;
}

/** Whether a corpus is stored under a mark. */
export async function hasCorpus(mark: string): Promise<boolean> {
  return (await db().corpusSnapshot.count({ where: { mark } })) > 0;
}

/**
 * The samples of a run's rows, row 0 first, as its seed draws them from the corpus with this mark. Drawn in a thread.
 *
 * @returns null where no corpus is stored under the mark, and the thread knows of none
 * @throws ThreadError; with SQLite's code where the store could not be read
 */
export async function drawSamples(
  mark: string,
  run: Omit<SamplingRun, "vocabulary">,
): Promise<RowSamples[] | null> {
  const input: SampleInput = { path: storePath(), mark, ...run };
  return (await workers().index.call("sample", input)) as RowSamples[] | null;
}
