import "server-only";
import { setImmediate as giveWay } from "node:timers/promises";
import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";
import type { Inspiration } from "@/lib/contracts/rows";
import type { RowSamples } from "@/lib/pipeline/column";
import { sampleRows } from "@/lib/pipeline/sample-rows";
import { decodeSnapshot, encodeSnapshot, markOf, type Pair } from "@/lib/pipeline/snapshot";
import { commonLanguage } from "@/lib/pipeline/text/language";
import { type CorpusVocabulary, countedVocabulary } from "@/lib/pipeline/vocabulary";
import { readSql } from "@/lib/store/sql";
import { readDrawnInspirations } from "./inspirations";
import type { InspirationsInput, SampleInput, Snapshot, StoreInput } from "./messages";
import { type Reader, readMoment, readStore } from "./read-store";

/** Tags whose pairs are read at once. Other calls are served in between. */
const PAGE = 500;
/** Runs on a few corpora may be planned by turns; a large corpus is some megabytes. */
const KEPT = 3;

/** The tag statistics as they are, compressed, under their mark. */
export async function takeSnapshot({ path }: StoreInput): Promise<Snapshot> {
  const { version, text, language } = await readMoment(path, readStatistics);
  return {
    version,
    mark: markOf(text),
    language,
    vocabulary: new Uint8Array(await promisify(deflate)(text)),
  };
}

async function readStatistics(
  reader: Reader,
): Promise<{ version: number; text: string; language: string | null }> {
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
  const texts = (await reader.query(readSql("read-corpus-texts"))) as string[][];
  const language = commonLanguage(texts.map(([text = ""]) => text));
  return { version, text: encodeSnapshot(vocabulary, pairs), language };
}

interface Corpus {
  vocabulary: CorpusVocabulary;
  /** The newest project when the snapshot was taken. */
  lastId: number;
}

/** The corpora that runs were planned from, as stored snapshots have them. */
export class CorpusSnapshots {
  readonly #kept = new Map<string, Corpus>();

  /** The samples of a run's rows, drawn from the corpus with this mark; null where there is no such snapshot. */
  async sample({ path, mark, ...run }: SampleInput): Promise<RowSamples[] | null> {
    const corpus = await this.#corpus(path, mark);
    return corpus && sampleRows({ ...run, vocabulary: corpus.vocabulary });
  }

  /** Projects for each row to build on, drawn from the corpus with this mark; null likewise. */
  async inspirations(input: InspirationsInput): Promise<Inspiration[][] | null> {
    const corpus = await this.#corpus(input.path, input.mark);
    return corpus && readMoment(input.path, (reader) => readDrawnInspirations(reader, input, corpus));
  }

  async #corpus(path: string, mark: string): Promise<Corpus | null> {
    return this.#kept.get(mark) ?? (await this.#read(path, mark));
  }

  async #read(path: string, mark: string): Promise<Corpus | null> {
    const [row] = await readStore(path, ({ query }) => query(readSql("read-snapshot"), mark));
    if (!row) return null;
    const vocabulary = decodeSnapshot((await promisify(inflate)(row[0] as Uint8Array)).toString());
    const corpus = { vocabulary, lastId: row[1] as number };
    this.#kept.set(mark, corpus);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return corpus;
  }
}
