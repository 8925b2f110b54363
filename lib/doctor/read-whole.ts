import "server-only";
import { db, storeAddress } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";
import { readInThread } from "@/lib/workers/workers";
import type { Scope } from "./finding";

/**
 * The rows of a statement of the doctor's in `prisma/sql` that goes through whole tables: read in a thread where a server has
 * others to answer.
 */
export async function readWhole(
  { inThread }: Scope,
  name: string,
  args: string[] = [],
  signal?: AbortSignal,
): Promise<unknown[][]> {
  const sql = readSql(`doctor/${name}`);
  if (inThread) return readInThread({ path: storeAddress(), sql, args }, { signal });
  const rows = await db().$queryRawUnsafe<Record<string, unknown>[]>(sql, ...args);
  const numbered = (value: unknown) => (typeof value === "bigint" ? Number(value) : value);
  return rows.map((row) => Object.values(row).map(numbered));
}
