import "server-only";
import { resolve } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaClient } from "../generated/prisma/client";
import { env } from "./env";
import { forgetSingleton, singleton } from "./singleton";

const BUSY_TIMEOUT_MS = 5000;

export function storePath(databaseUrl: string = env().DATABASE_URL): string {
  return resolve(databaseUrl.replace(/^file:/, "").replace(/\?.*$/, ""));
}

/** The adapter through which the client and the schema engine open the SQLite file. */
function storeAdapter(path: string = storePath()): PrismaBetterSqlite3 {
  return new PrismaBetterSqlite3({ url: `file:${path}`, timeout: BUSY_TIMEOUT_MS });
}

/** The store's client, one per process. */
export function db(): PrismaClient {
  return singleton(
    "db",
    () =>
      new PrismaClient({
        adapter: storeAdapter(),
        // There is one connection: with twenty runs at once, transactions queue for it.
        transactionOptions: { maxWait: 60_000, timeout: 60_000 },
      }),
  );
}

/** Closes the store; the next `db()` opens it again. */
export async function closeDb(): Promise<void> {
  const client = db();
  forgetSingleton("db");
  await client.$disconnect();
}
