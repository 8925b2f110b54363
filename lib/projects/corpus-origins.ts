import "server-only";
import { db } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";

/** What the Designer learns from: projects that this package brings, projects of others, or both. */
export interface CorpusOrigins {
  sample: boolean;
  collected: boolean;
}

export async function corpusOrigins(): Promise<CorpusOrigins> {
  const sql = readSql("corpus-origins");
  const [found] = await db().$queryRawUnsafe<Record<keyof CorpusOrigins, unknown>[]>(sql);
  return { sample: Boolean(found?.sample), collected: Boolean(found?.collected) };
}
