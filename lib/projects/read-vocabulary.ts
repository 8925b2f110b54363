import "server-only";
import { db } from "@/lib/core/db";
import { singleFlight } from "@/lib/core/single-flight";
import { singleton } from "@/lib/core/singleton";
import type { Prisma } from "@/lib/generated/prisma/client";
import { countedVocabulary, type Vocabulary } from "@/lib/pipeline/vocabulary";
import { readSql } from "@/lib/store/sql";
import { LiveVocabulary } from "./live-vocabulary";

/** Which tag statistics the store holds. */
export interface CorpusVersion {
  /** Changes with every tag that comes to count, or ceases to. */
  version: number;
  /** The mark of the statistics, where a snapshot of them is stored. */
  mark: string | null;
}

interface VersionRow {
  version: number;
  mark: string | null;
}

/** Its lists are JSON. */
interface CountsRow {
  tags: string;
  counts: string;
  newest: bigint;
}

interface ChangesRow {
  oldest: bigint;
  newest: bigint;
  /** JSON: pairs of a tag and its count. */
  changed: string;
}

interface Cache {
  /** The newest change of a count that the vocabulary knows of. */
  newest: number;
  vocabulary: LiveVocabulary;
}

/** By the store's client: another store has changes of its own. */
const caches = () => singleton("vocabulary", () => new WeakMap<object, Cache>());

/**
 * The tags of the projects that count, for the API and for what rows are asked; of their pairs, see corpus.ts.
 * Triggers keep the counts (the view countable_projects says of which projects); those that have changed are read again.
 * The same object each time, which goes along with the store.
 */
export async function readVocabulary(): Promise<Vocabulary> {
  const client = db();
  const known = caches().get(client);
  if (known && (await catchUp(client, known))) return known.vocabulary;
  const fresh = await singleFlight("vocabulary", () => readTagCounts(client));
  caches().set(client, fresh);
  return fresh.vocabulary;
}

/** @returns whether all that has changed could be told */
async function catchUp(client: ReturnType<typeof db>, known: Cache): Promise<boolean> {
  const since = known.newest;
  const [row] = await client.direct.read<ChangesRow>(readSql("read-tag-changes"), since);
  const [oldest, newest] = [Number(row?.oldest ?? 0), Number(row?.newest ?? 0)];
  if (newest < since || (newest > since && oldest > since + 1)) return false;
  // Who asked later may have been answered before.
  if (newest > known.newest) {
    known.vocabulary.recount(JSON.parse(row?.changed ?? "[]") as [string, number | null][]);
    known.newest = newest;
  }
  return true;
}

/** The version the tag statistics have now. */
export async function readCorpusVersion(): Promise<CorpusVersion> {
  const [row] = await db().direct.read<VersionRow>(readSql("corpus-version"));
  return { version: row?.version ?? 0, mark: row?.mark ?? null };
}

/** The counts and the newest change, from one moment. */
async function readTagCounts(client: Prisma.TransactionClient): Promise<Cache> {
  const [row] = await client.$queryRawUnsafe<CountsRow[]>(readSql("read-tag-counts"));
  const counted = countedVocabulary(JSON.parse(row?.tags ?? "[]"), JSON.parse(row?.counts ?? "[]"));
  return { newest: Number(row?.newest ?? 0), vocabulary: new LiveVocabulary(counted) };
}
