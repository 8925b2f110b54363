import "server-only";
import { existsSync } from "node:fs";
import { storeClient, storePath } from "@/lib/core/db";
import { storeKind } from "@/lib/core/store-kind";
import { checkStoreFile } from "../check-file";
import type { StoreClient } from "../connection/guard-client";
import { lockStore } from "../lock";
import { applyMigrations } from "../migrate";
import { loadDriver } from "../postgres/driver";
import { LOCKS } from "../postgres/locks";
import { migratePostgres } from "../postgres/migrate-postgres";
import { StoreError } from "../store-error";

/** A store that is moved from. Nobody writes to it meanwhile. */
export interface Source {
  client: StoreClient;
  /** The highest id that each table ever gave, by the table's name. */
  highestIds(): Promise<Map<string, number>>;
  close(): Promise<void>;
}

/**
 * Opens a store to read it from end to end, and keeps others from writing to it.
 *
 * @throws StoreError
 */
export function openMoveSource(url: string): Promise<Source> {
  return storeKind(url) === "postgres" ? openPostgresSource(url) : openFileSource(storePath(url));
}

async function openFileSource(path: string): Promise<Source> {
  if (!existsSync(path)) throw new StoreError(`There is no store at ${path}.`);
  const lock = lockStore(path);
  try {
    if ((await checkStoreFile(path)).length > 0) await applyMigrations(path);
  } catch (error) {
    lock.release();
    throw error;
  }
  const client = storeClient({ path });
  return {
    client,
    async highestIds() {
      const rows = await client.direct.read<{ name: string; seq: number }>(
        "SELECT name, seq FROM sqlite_sequence",
      );
      return new Map(rows.map(({ name, seq }) => [name, seq]));
    },
    async close() {
      await client.$disconnect();
      lock.release();
    },
  };
}

async function openPostgresSource(url: string): Promise<Source> {
  await migratePostgres(url);
  const { Client } = await loadDriver();
  const holder = new Client({ connectionString: url });
  await holder.connect();
  // The lock that every transaction which writes takes: servers that still run say that the store is busy.
  const { rows } = await holder.query<{ free: boolean }>(
    `SELECT pg_try_advisory_lock(${LOCKS.write}) AS free`,
  );
  if (!rows[0]?.free) {
    await holder.end();
    throw new StoreError("The store is written to; stop every server that has it open.");
  }
  const client = storeClient({ url });
  return {
    client,
    async highestIds() {
      const found = await client.direct.read<{ name: string; seq: number | null }>(
        "SELECT sequencename AS name, last_value AS seq FROM pg_sequences WHERE schemaname = current_schema()",
      );
      return new Map(found.map(({ name, seq }) => [name.replace(/_(?:id|seq)_seq$/, ""), seq ?? 0]));
    },
    async close() {
      await client.$disconnect();
      await holder.end();
    },
  };
}
