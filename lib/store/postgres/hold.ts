import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import { StoreError } from "../store-error";
import { loadDriver } from "./driver";
import { LOCKS } from "./locks";

/** Between two attempts to have the store again, in milliseconds. */
const RETRY_MS = 1000;

const OF_ANOTHER =
  "Another server has this store open with the built-in executor; stop it, or run both with an Inngest server (INNGEST_BASE_URL).";

interface Hold {
  client: pg.Client | null;
  /** What is held, or is to be held again; null once it was let go. */
  url: string | null;
}

const held = () => singleton<Hold>("postgres-hold", () => ({ client: null, url: null }));

/**
 * Holds a store on PostgreSQL for this process, for as long as it runs: the built-in executor is of one process. A connection
 * that is lost is opened again; what another process took meanwhile, the log says until that one is gone.
 *
 * @throws StoreError when another process has it; the driver's error where the server cannot be reached
 */
export async function holdPostgres(url: string): Promise<void> {
  if (held().client) return;
  const { Client } = await loadDriver();
  const client = new Client({ connectionString: url, keepAlive: true });
  client.on("error", (error) => {
    if (held().client !== client) return;
    logger.warn({ err: error }, "the connection that holds the store was lost; it is opened again");
    held().client = null;
    void holdAgain(url);
  });
  await client.connect();
  const { rows } = await client.query<{ free: boolean }>(
    `SELECT pg_try_advisory_lock(${LOCKS.owner}) AS free`,
  );
  if (!rows[0]?.free) {
    await client.end();
    throw new StoreError(OF_ANOTHER);
  }
  Object.assign(held(), { client, url });
}

async function holdAgain(url: string): Promise<void> {
  while (held().url === url && !held().client) {
    try {
      await holdPostgres(url);
    } catch (error) {
      if (error instanceof StoreError) logger.error(error.message);
      await wait(RETRY_MS, undefined, { ref: false });
    }
  }
}

/** Whether this process has the store for itself. */
export const holdsPostgres = (): boolean => held().url !== null;

/** Lets go of the store that this process holds, if any. */
export async function releasePostgres(): Promise<void> {
  const { client } = held();
  Object.assign(held(), { client: null, url: null });
  await client?.end();
}
