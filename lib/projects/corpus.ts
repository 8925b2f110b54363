import "server-only";
import type { Inspiration } from "@/lib/contracts/rows";
import { db, storeAddress } from "@/lib/core/db";
import { singleFlight } from "@/lib/core/single-flight";
import type { RowSamples, SamplingRun } from "@/lib/pipeline/column";
import { readSql } from "@/lib/store/sql";
import type { InspirationsInput, SampleInput, Snapshot, StoreInput } from "@/lib/workers/messages";
import { workers } from "@/lib/workers/workers";
import { readCorpusVersion } from "./read-vocabulary";

/** Bytes handed to Prisma at once: a megabyte takes it 20 ms. Between two statements others have their turn. */
const PIECE = 128 * 1024;

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
  const input: StoreInput = { path: storeAddress() };
  const taken = (await workers().index.call("snapshot", input)) as Snapshot;
  const { version: markedVersion, mark, language, vocabulary } = taken;
  await db().$transaction(async (tx) => {
    const isNew = (await tx.$executeRawUnsafe(readSql("store-snapshot"), mark, language)) > 0;
    for (let at = 0; isNew && at < vocabulary.length; at += PIECE) {
      await tx.$executeRawUnsafe(readSql("append-to-snapshot"), vocabulary.subarray(at, at + PIECE), mark);
    }
    await tx.corpusState.updateMany({ data: { markedVersion, mark } });
  });
  await db().$executeRawUnsafe(readSql("delete-unused-snapshots"));
  return mark;
}

/** Whether a corpus is stored under a mark. */
export async function hasCorpus(mark: string): Promise<boolean> {
  return (await db().corpusSnapshot.count({ where: { mark } })) > 0;
}

/**
 * The projects that each row of a run is shown, row 0 first, as its seed draws them from the corpus with this mark: those
 * that are stored, from the ones that were when the corpus got its mark. Drawn in a thread.
 *
 * @returns null where no corpus is stored under the mark, and the thread knows of none
 * @throws ThreadError; with SQLite's code where the store could not be read
 */
export async function drawInspirations(
  run: Omit<InspirationsInput, "path">,
): Promise<Inspiration[][] | null> {
  const input: InspirationsInput = { path: storeAddress(), ...run };
  return (await workers().index.call("inspirations", input)) as Inspiration[][] | null;
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
  const input: SampleInput = { path: storeAddress(), mark, ...run };
  return (await workers().index.call("sample", input)) as RowSamples[] | null;
}
