import "server-only";
import { db } from "@/lib/core/db";
import { singleFlight } from "@/lib/core/single-flight";
import { singleton } from "@/lib/core/singleton";
import type { Prisma } from "@/lib/generated/prisma/client";
import { countedVocabulary, type Vocabulary } from "@/lib/pipeline/vocabulary";
import { readSql } from "@/lib/store/sql";

/** Which tag statistics the store holds. */
export interface CorpusVersion {
  /** Changes with every tag that comes to count, or ceases to. */
  version: number;
  /** The mark of the statistics, where a snapshot of them is stored. */
  mark: string | null;
}

interface VersionRow {
  version: bigint;
  mark: string | null;
}

/** Its lists are JSON. */
interface CountsRow {
  version: bigint;
  tags: string;
  counts: string;
}

interface Cache {
  version: number;
  vocabulary: Vocabulary;
}

/** By the store's client: another store has versions of its own. */
const caches = () => singleton("vocabulary", () => new WeakMap<object, Cache>());

/**
 * The tags of the projects that count, for the API and for what rows are asked; of their pairs, see corpus.ts.
 * Triggers keep the counts (the view countable_projects says of which projects); they are read again once they change.
 */
export async function readVocabulary(): Promise<Vocabulary> {
  const client = db();
  const { version } = await readCorpusVersion();
  const known = caches().get(client);
  if (known?.version === version) return known.vocabulary;
  const fresh = await singleFlight(`vocabulary ${version}`, () => readTagCounts(client));
  caches().set(client, fresh);
  return fresh.vocabulary;
}

/** The version the tag statistics have now. */
export async function readCorpusVersion(): Promise<CorpusVersion> {
  const [row] = await db().$queryRawUnsafe<VersionRow[]>(readSql("corpus-version"));
  return { version: Number(row?.version ?? 0), mark: row?.mark ?? null };
}

/** The counts and the version they are of, from one moment. */
async function readTagCounts(client: Prisma.TransactionClient): Promise<Cache> {
  const [row] = await client.$queryRawUnsafe<CountsRow[]>(readSql("read-tag-counts"));
  const vocabulary = countedVocabulary(JSON.parse(row?.tags ?? "[]"), JSON.parse(row?.counts ?? "[]"));
  return { version: Number(row?.version ?? 0), vocabulary };
}
