import "server-only";
import { setImmediate as giveWay } from "node:timers/promises";
import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";
import type { RowSamples } from "@/lib/pipeline/column";
import { sampleRows } from "@/lib/pipeline/sample-rows";
import { decodeSnapshot, encodeSnapshot, markOf, type Pair } from "@/lib/pipeline/snapshot";
import { type CorpusVocabulary, countedVocabulary } from "@/lib/pipeline/vocabulary";
import { readSql } from "@/lib/store/sql";
import type { SampleInput, Snapshot, StoreInput } from "./messages";
import { type Reader, readMoment, readStore } from "./read-store";

/** Tags whose pairs are read at once. Other calls are served in between. */
const PAGE = 500;
/** Runs on a few corpora may be planned by turns; a large corpus is some megabytes. */
const KEPT = 3;

/** The tag statistics as they are, compressed, under their mark. */
export async function takeSnapshot({ path }: StoreInput): Promise<Snapshot> {
  const { version, text } = await readMoment(path, readStatistics);
  return { version, mark: markOf(text), vocabulary: new Uint8Array(await promisify(deflate)(text)) };
}

async function readStatistics(reader: Reader): Promise<{ version: number; text: string }> {
  const [counts] = await reader.query(readSql("read-tag-counts"));
  const [version, tags, numbers] = counts as [number, string, string];
  const vocabulary = countedVocabulary(JSON.parse(tags), JSON.parse(numbers));
  const pairs: Pair[] = [];
  for (let after: string | undefined = ""; after !== undefined; ) {
    const rows = (await reader.query(readSql("read-tag-pairs"), after, PAGE)) as string[][];
    for (const [tag = "", ...lists] of rows) {
      const [others, counts]: [string[], number[]] = [
        JSON.parse(lists[0] ?? "[]"),
        JSON.parse(lists[1] ?? "[]"),
      ];
      for (const [place, other] of others.entries()) pairs.push([tag, other, counts[place] ?? 0]);
    }
    after = rows.at(-1)?.[0];
    await giveWay();
  }
  return { version, text: encodeSnapshot(vocabulary, pairs) };
}

/** The corpora that runs were planned from, as stored snapshots have them. */
export class CorpusSnapshots {
  readonly #kept = new Map<string, CorpusVocabulary>();

  /** The samples of a run's rows, drawn from the corpus with this mark; null where there is no such snapshot. */
  async sample({ path, mark, ...run }: SampleInput): Promise<RowSamples[] | null> {
    const vocabulary = this.#kept.get(mark) ?? (await this.#read(path, mark));
    return vocabulary && sampleRows({ ...run, vocabulary });
  }

  async #read(path: string, mark: string): Promise<CorpusVocabulary | null> {
    const [row] = await readStore(path, ({ query }) => query(readSql("read-snapshot"), mark));
    if (!row) return null;
    const vocabulary = decodeSnapshot((await promisify(inflate)(row[0] as Uint8Array)).toString());
    this.#kept.set(mark, vocabulary);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return vocabulary;
  }
}
