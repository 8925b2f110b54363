import "server-only";
import { resolve } from "node:path";
import { PrismaClient } from "../generated/prisma/client";
import { getPrismaClientClass } from "../generated/prisma-postgres/internal/class";
import { SqliteAdapterFactory, type StoreAdapterOptions } from "../store/connection/adapter";
import { guardClient, type StoreClient } from "../store/connection/guard-client";
import { PostgresAdapterFactory, type PostgresOptions } from "../store/postgres/adapter";
import { closeBeforeDb } from "./db-closers";
import { env } from "./env";
import { RUN_CHANGES } from "./run-changes";
import { forgetSingleton, singleton } from "./singleton";
import { assertStoreNotShut } from "./store-gate";
import { storeKind } from "./store-kind";

/**
 * In milliseconds. One connection writes, so transactions wait for each other: `maxWait` is for a queue, of twenty runs
 * on a slow disk. `timeout` is for a transaction that hangs and holds up all the others; they only contain statements,
 * and take a few milliseconds each.
 */
const TRANSACTION_OPTIONS = { maxWait: 60_000, timeout: 20_000 };

/**
 * Query plans kept in memory, of single statements and of batches each. The app has about a hundred kinds of
 * statements; a batch's plan (50 KB) depends on which of its values are equal, so that most are used once, and Prisma's
 * 1,000 of them were 80 MB.
 */
const QUERY_PLANS = 200;

/** The SQLite file that a `DATABASE_URL` names. */
export function storePath(databaseUrl: string = env().DATABASE_URL): string {
  return resolve(databaseUrl.replace(/^file:/, "").replace(/\?.*$/, ""));
}

/** What a thread opens the store by: the path of its SQLite file, or the URL of PostgreSQL. */
export const storeAddress = (databaseUrl: string = env().DATABASE_URL): string =>
  storeKind(databaseUrl) === "postgres" ? databaseUrl : storePath(databaseUrl);

/** A client of a store; the app's own is `db()`. It connects with its first statement. */
export function storeClient(options: StoreAdapterOptions | PostgresOptions): StoreClient {
  const settings = { transactionOptions: TRANSACTION_OPTIONS, queryPlanCacheMaxSize: QUERY_PLANS };
  if ("url" in options) {
    const adapter = new PostgresAdapterFactory(options);
    const PostgresClient = getPrismaClientClass();
    // The same models with the same fields; see scripts/lib/postgres-schema.mjs.
    const client = new PostgresClient({ adapter, ...settings }) as unknown as PrismaClient;
    return guardClient(client, () => adapter.connected);
  }
  const adapter = new SqliteAdapterFactory(options);
  return guardClient(new PrismaClient({ adapter, ...settings }), () => adapter.connected);
}

/**
 * The store's client, one per process. Inside a `$transaction` callback only the callback's own client can be used;
 * this one fails there with an `OuterClientError`.
 *
 * @throws DomainError store_unavailable while another file is put in the store's place
 */
export function db(): StoreClient {
  assertStoreNotShut();
  return singleton("db", () => {
    const address = storeAddress();
    return storeClient(
      storeKind() === "postgres"
        ? { url: address, watch: RUN_CHANGES }
        : { path: address, watch: RUN_CHANGES },
    );
  });
}

/** Closes the store; the next `db()` opens it again. */
export async function closeDb(): Promise<void> {
  await closeBeforeDb();
  const client = db();
  forgetSingleton("db");
  await client.$disconnect();
}
