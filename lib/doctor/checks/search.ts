import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { db, storeAddress } from "@/lib/core/db";
import { lostStore } from "@/lib/store/identity";
import { readSql } from "@/lib/store/sql";
import type { SearchDifferences, StoreInput } from "@/lib/workers/messages";
import { searchDifferences } from "@/lib/workers/search-differences";
import { workers } from "@/lib/workers/workers";
import type { Fault, Scope } from "../finding";

/** Projects indexed in one transaction, in some ten milliseconds. */
const PAGE = 100;

/** The search index is of the projects' texts; only a writer that switched triggers off can part them. */
export async function* search({ since, inThread }: Scope): AsyncGenerator<Fault> {
  // The file is opened once more for this, by its name.
  if (since || lostStore()) return;
  const { missing, extra, different } = await findDifferences(inThread);
  const ids = [...missing, ...extra, ...different];
  if (ids.length === 0) return;
  const counts = `${missing.length} missing, ${extra.length} too many, ${different.length} different`;
  const sentence = `The search index differs from the projects: ${counts}.`;
  const only = ids.length === 1 && ids[0] !== undefined ? { projectId: ids[0] } : {};
  yield { code: "search_differs", sentence, ...only, repair: () => indexAgain(ids) };
}

async function findDifferences(inThread: boolean): Promise<SearchDifferences> {
  const input: StoreInput = { path: storeAddress() };
  if (!inThread) return searchDifferences(input);
  return (await workers().index.call("searchDifferences", input)) as SearchDifferences;
}

async function indexAgain(ids: number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = JSON.stringify(ids.slice(at, at + PAGE));
    await db().$transaction([
      db().$executeRawUnsafe(readSql("doctor/forget-indexed-projects"), page),
      db().$executeRawUnsafe(readSql("doctor/index-projects"), page),
    ]);
    await nextTurn();
  }
}
