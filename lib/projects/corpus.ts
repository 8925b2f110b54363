import "server-only";
import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { singleFlight } from "@/lib/core/single-flight";
import { singleton } from "@/lib/core/singleton";
import type { Prisma } from "@/lib/generated/prisma/client";
import { decodeSnapshot, encodeSnapshot, markOf } from "@/lib/pipeline/snapshot";
import type { CorpusVocabulary } from "@/lib/pipeline/vocabulary";
import { readSql } from "@/lib/store/sql";
import { readCorpusVersion, readTagCounts } from "./read-vocabulary";

/** What runs are planned from: the tag statistics as they were at one moment. */
export interface Corpus {
  mark: string;
  vocabulary: CorpusVocabulary;
}

/** A few runs on different corpora may be under way; a large corpus is some megabytes. */
const KEPT = 3;
const kept = () => singleton<Map<string, Corpus>>("corpora", () => new Map());

/** The corpus as it is now. Its snapshot is stored unless an equal one is. */
export async function currentCorpus(): Promise<Corpus> {
  const { version, mark } = await readCorpusVersion();
  return mark === null ? singleFlight(`corpus ${version}`, takeSnapshot) : readCorpus(mark);
}

/**
 * The corpus with this mark, as it was when a run was planned from it.
 *
 * @throws DomainError not_found where no run was
 */
export async function readCorpus(mark: string): Promise<Corpus> {
  const known = kept().get(mark);
  if (known) return known;
  const stored = await db().corpusSnapshot.findUnique({ where: { mark } });
  if (!stored) throw new DomainError("not_found", `There is no corpus with the mark ${mark}.`);
  return keep(mark, (await promisify(inflate)(stored.vocabulary)).toString());
}

/** Whether a run of this store was planned from a corpus. */
export async function hasCorpus(mark: string): Promise<boolean> {
  return (await db().corpusSnapshot.count({ where: { mark } })) > 0;
}

async function takeSnapshot(): Promise<Corpus> {
  const { version, snapshot } = await db().$transaction(readStatistics);
  const mark = markOf(snapshot);
  const vocabulary = new Uint8Array(await promisify(deflate)(snapshot));
  await db().$transaction([
    db().corpusSnapshot.upsert({ where: { mark }, create: { mark, vocabulary }, update: {} }),
    db().corpusState.updateMany({ data: { markedVersion: version, mark } }),
  ]);
  return keep(mark, snapshot);
}

interface PairsRow {
  tag: string;
  /** JSON lists. */
  others: string;
  counts: string;
}

/** So many tags at once that other statements need not wait long for their turn. */
const SLICE = 500;

/** In one transaction, so that counts and pairs are of one moment. */
async function readStatistics(tx: Prisma.TransactionClient): Promise<{ version: number; snapshot: string }> {
  const { version, vocabulary } = await readTagCounts(tx);
  const pairs: [string, string, number][] = [];
  for (let after: string | undefined = ""; after !== undefined; ) {
    const rows: PairsRow[] = await tx.$queryRawUnsafe(readSql("read-tag-pairs"), after, SLICE);
    for (const { tag, ...lists } of rows) {
      const [others, counts]: [string[], number[]] = [JSON.parse(lists.others), JSON.parse(lists.counts)];
      for (const [place, other] of others.entries()) pairs.push([tag, other, counts[place] ?? 0]);
    }
    after = rows.at(-1)?.tag;
  }
  return { version, snapshot: encodeSnapshot(vocabulary, pairs) };
}

function keep(mark: string, snapshot: string): Corpus {
  const corpora = kept();
  const corpus = { mark, vocabulary: decodeSnapshot(snapshot) };
  corpora.set(mark, corpus);
  const [oldest] = corpora.keys();
  if (corpora.size > KEPT && oldest !== undefined) corpora.delete(oldest);
  return corpus;
}
