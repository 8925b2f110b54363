import "server-only";
import type { Pool, PoolClient } from "pg";
import { loadDriver } from "@/lib/store/postgres/driver";
import { toParameters } from "@/lib/store/postgres/parameters";
import { toNumbered } from "@/lib/store/postgres/placeholders";
import { directTypes } from "@/lib/store/postgres/values";
import type { Reader } from "./read-store";

/** Of a thread: it seldom reads twice at once. */
const CONNECTIONS = 2;
/** Without a read for so long a connection is closed, in milliseconds. */
const IDLE_MS = 10_000;
const CONNECT_LIMIT_MS = 10_000;

const SESSION = "SET default_transaction_read_only = on; SET timezone = 'UTC'";

const pools = new Map<string, Promise<Pool>>();

/** Reads a store on PostgreSQL in a worker thread, on connections that are kept for a while. */
export async function readPostgres<T>(url: string, work: (reader: Reader) => Promise<T>): Promise<T> {
  const pool = await poolOf(url);
  return work({ query: (sql, ...args) => withoutSecrets(url, () => queryRows(pool, sql, args)) });
}

/** The same, with all that is read from one moment. */
export async function readPostgresMoment<T>(url: string, work: (reader: Reader) => Promise<T>): Promise<T> {
  const client = await withoutSecrets(url, async () => (await poolOf(url)).connect());
  const reader: Reader = {
    query: (sql, ...args) => withoutSecrets(url, () => queryRows(client, sql, args)),
  };
  let isDone = false;
  try {
    await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const result = await work(reader);
    await reader.query("COMMIT");
    isDone = true;
    return result;
  } finally {
    // One that stopped half-way is closed, which ends its transaction.
    client.release(!isDone);
  }
}

/** Closes what is open; the next read opens it again. */
export async function closePostgres(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map(async (pool) => (await pool).end()));
}

function poolOf(url: string): Promise<Pool> {
  const pool = pools.get(url) ?? makePool(url);
  pools.set(url, pool);
  return pool;
}

async function makePool(url: string): Promise<Pool> {
  const driver = await loadDriver();
  const pool = new driver.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: "waywo-designer",
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    idleTimeoutMillis: IDLE_MS,
    allowExitOnIdle: true,
    keepAlive: true,
    // The type says nothing of it, but the pool waits for what this returns.
    onConnect: (client) => client.query(SESSION),
  });
  // Of a connection that nobody uses; the next read opens another.
  pool.on("error", () => {});
  return pool;
}

async function queryRows(
  client: Pool | PoolClient,
  sql: string,
  args: (number | string)[],
): Promise<unknown[][]> {
  const values = toParameters(args);
  const query = { text: toNumbered(sql), values, rowMode: "array" as const, types: directTypes };
  return (await client.query<unknown[]>(query)).rows;
}

/** @throws what the driver says, with its code, and without the password of the address */
async function withoutSecrets<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const [first = error] = error instanceof AggregateError ? error.errors : [];
    const { message, code } = first as { message: string; code?: string };
    throw Object.assign(new Error(mask(message, url)), code === undefined ? {} : { code });
  }
}

function mask(message: string, url: string): string {
  const { password } = URL.canParse(url) ? new URL(url) : { password: url };
  if (password === "") return message;
  return message.replaceAll(password, "***").replaceAll(decodeURIComponent(password), "***");
}
