import "server-only";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type pg from "pg";
import { loadDriver } from "./driver";

/** Prisma's adapter on a pool of connections. */
export interface StorePool {
  pool: pg.Pool;
  adapter: SqlDriverAdapter;
}

export interface StorePoolOptions {
  url: string;
  /** At most so many connections. */
  max: number;
  /** Statements without values, for every new connection. */
  settings: readonly string[];
  /** Called with every new connection, before anything else is done on it. */
  connected?: (client: pg.ClientBase) => void;
  /** Called when a connection is lost while nobody uses it; the next statement opens another. */
  lost?: (error: Error) => void;
}

/**
 * How long a statement waits for a connection, in milliseconds: for others to give one back, as long as a queue of twenty
 * runs takes, or for one to be opened.
 */
const CONNECT_LIMIT_MS = 60_000;

/** Opens nothing yet: a pool connects with its first statement. */
export async function openPool(options: StorePoolOptions): Promise<StorePool> {
  const { url, max, settings, connected, lost } = options;
  const [{ Pool }, { PrismaPg }] = await Promise.all([loadDriver(), import("@prisma/adapter-pg")]);
  const pool = new Pool({
    connectionString: url,
    max,
    // Prisma's adapter reads times as if they were UTC, whatever zone the server adds to them.
    options: "-c timezone=UTC",
    application_name: "waywo-designer",
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    idleTimeoutMillis: 0,
    keepAlive: true,
    // The type says nothing of it, but the pool waits for what this returns.
    onConnect: async (client) => {
      connected?.(client);
      for (const setting of settings) await client.query(setting);
    },
  });
  pool.on("error", (error) => lost?.(error));
  return { pool, adapter: await new PrismaPg(pool).connect() };
}
