import "server-only";
import { setImmediate as giveWay } from "node:timers/promises";
import { storeKind } from "@/lib/core/store-kind";
import { readSql } from "@/lib/store/sql";
import type { SearchDifferences, StoreInput } from "./messages";
import { type Reader, readMoment } from "./read-store";

/** Projects indexed at once, in some 50 milliseconds. Other calls are served in between. */
const PAGE = 1000;

/**
 * What the search index differs in from the projects' texts. PostgreSQL compares their words; SQLite's texts are indexed
 * again, outside of the store, and what is compared is which projects there are, with how many words in each column; where
 * that is the same, which words are there how often. Words that only changed places go unseen.
 */
export function searchDifferences({ path }: StoreInput): Promise<SearchDifferences> {
  const isCompared = storeKind(path) === "postgres";
  return readMoment(path, async (reader) => {
    if (!isCompared) await indexAgain(reader);
    const rows = await reader.query(readSql("doctor/find-search-differences"));
    const of = (kind: string) => rows.filter(([found]) => found === kind).map(([, id]) => id as number);
    const found = { missing: of("missing"), extra: of("extra"), different: of("different") };
    return isCompared || rows.length > 0 ? found : { ...found, different: await otherWords(reader) };
  });
}

async function indexAgain({ query }: Reader): Promise<void> {
  const [[sql = ""] = []] = (await query(readSql("doctor/read-search-schema"))) as string[][];
  await query(sql.replace('"project_search"', "temp.expected_search"));
  for (let after = 0, last = -1; after !== last; ) {
    last = after;
    await query(readSql("doctor/index-projects-again"), after, PAGE);
    after = (await query(readSql("doctor/last-indexed-again")))[0]?.[0] as number;
    await giveWay();
  }
}

async function otherWords({ query }: Reader): Promise<number[]> {
  for (const [found, index] of [
    ["stored", "main, project_search"],
    ["expected", "temp, expected_search"],
  ]) {
    await query(`CREATE VIRTUAL TABLE temp.${found}_words USING fts5vocab(${index}, col)`);
    await query(`CREATE VIRTUAL TABLE temp.${found}_places USING fts5vocab(${index}, instance)`);
  }
  return (await query(readSql("doctor/find-other-words"))).map(([id]) => id as number);
}
