import { resolve } from "node:path";
import { storeAddress } from "@/lib/core/db";
import { storeKind } from "@/lib/core/store-kind";
import { DISTINCT_COSINE } from "@/lib/quality/distinct-cosine";
import { readQualityRows, synonymsOf } from "@/lib/workers/measure-quality";
import { readStore } from "@/lib/workers/read-store";
import { pricesIn } from "./make-runs";
import type { Measured } from "./measured";

/**
 * The generated ideas of a store, the latest thousand rows, or those of one run.
 *
 * @param store its file, or a URL of PostgreSQL; null for the one that DATABASE_URL names
 * @throws Error when there are none
 */
export async function readMeasured(run: string | null, store: string | null): Promise<Measured> {
  const path = store === null ? storeAddress() : isPostgres(store) ? store : resolve(store);
  const name = isPostgres(path) ? `The database ${new URL(path).pathname.slice(1)}` : path;
  const embeddingModel = await newestModel(path, run);
  const { rows, of } = await readQualityRows({ path, run, model: embeddingModel });
  if (rows.length === 0)
    throw new Error(run ? `${name} has no ideas of a run ${run}.` : `${name} has no generated ideas.`);
  return {
    setting: {
      name: run ?? "store",
      title: run ? `Run ${run}` : "All generated ideas",
      about: `${rows.length} rows of ${name}, with ${of} saved ideas in all.`,
    },
    input: {
      rows,
      cosine: DISTINCT_COSINE,
      prices: pricesIn(process.env),
      synonyms: synonymsOf,
    },
    statuses: [],
    embeddingModel,
  };
}

const isPostgres = (address: string) => storeKind(address) === "postgres";

/** Vectors of one model only can be compared. */
async function newestModel(path: string, run: string | null): Promise<string> {
  const sql = `SELECT c.embedding_model FROM generation_candidates c JOIN generation_rows r ON r.id = c.row_id
    WHERE c.embedding_model IS NOT NULL AND ? IN ('', r.run_id) ORDER BY c.id DESC LIMIT 1`;
  const [found] = await readStore(path, ({ query }) => query(sql, run ?? ""));
  return String(found?.[0] ?? "");
}
