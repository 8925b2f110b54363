import "server-only";
import type pg from "pg";
import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import { StoreError } from "../store-error";
import { loadDriver } from "./driver";
import { LOCKS } from "./locks";

const held = () => singleton<{ client: pg.Client | null }>("postgres-hold", () => ({ client: null }));

/**
 * Holds a store on PostgreSQL for this process, for as long as it runs: the built-in executor is of one process.
 *
 * @throws StoreError when another process has it; the driver's error where the server cannot be reached
 */
export async function holdPostgres(url: string): Promise<void> {
  if (held().client) return;
  const { Client } = await loadDriver();
  const client = new Client({ connectionString: url, keepAlive: true });
  // Whoever takes the lock meanwhile is found when the store is written to no sooner than here.
  client.on("error", (error) => logger.error({ err: error }, "the connection that holds the store was lost"));
  await client.connect();
  const { rows } = await client.query<{ free: boolean }>(
    `SELECT pg_try_advisory_lock(${LOCKS.owner}) AS free`,
  );
  if (!rows[0]?.free) {
    await client.end();
    throw new StoreError(
      "Another server has this store open with the built-in executor; stop it, or run both with an Inngest server (INNGEST_BASE_URL).",
    );
  }
  held().client = client;
}

/** Whether this process has the store for itself. */
export const holdsPostgres = (): boolean => held().client !== null;

/** Lets go of the store that this process holds, if any. */
export async function releasePostgres(): Promise<void> {
  const { client } = held();
  held().client = null;
  await client?.end();
}
