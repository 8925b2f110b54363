import "server-only";
import { storePath } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";
import { readStore } from "@/lib/workers/read-store";
import { readInThread } from "@/lib/workers/workers";
import type { Scope } from "./finding";

/**
 * The rows of a statement of `prisma/sql/doctor` that goes through whole tables: read in a thread where a server has
 * others to answer.
 */
export function readWhole(
  { inThread }: Scope,
  name: string,
  args: string[] = [],
  signal?: AbortSignal,
): Promise<unknown[][]> {
  const input = { path: storePath(), sql: readSql(`doctor/${name}`), args };
  if (inThread) return readInThread(input, signal);
  return readStore(input.path, ({ query }) => query(input.sql, ...args));
}
