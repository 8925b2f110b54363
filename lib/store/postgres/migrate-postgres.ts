import "server-only";
import type pg from "pg";
import { applyMigrations, migrationNames, PRISMA_FOLDER } from "../migrate";
import { StoreError } from "../store-error";
import { loadDriver } from "./driver";
import { LOCKS } from "./locks";

/**
 * Brings a store on PostgreSQL to the newest migration. Of several instances that start at once, one does it.
 *
 * @returns the names of the migrations it applied, oldest first
 * @throws StoreError where the store was made by a newer version, or the database holds something else; the driver's error
 *   where it cannot be reached
 */
export async function migratePostgres(url: string): Promise<string[]> {
  const { Client } = await loadDriver();
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${LOCKS.migration})`);
    const missing = await missingMigrations(client);
    // The engine loads slowly, so it only runs when a migration is missing.
    return missing.length > 0 ? await applyMigrations(url) : [];
  } finally {
    await client.end();
  }
}

const DATABASE = "the database that DATABASE_URL names";

async function missingMigrations(client: pg.Client): Promise<string[]> {
  const known = await migrationNames(PRISMA_FOLDER, "postgres");
  const { rows } = await client.query<{ tablename: string }>(
    "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
  );
  if (rows.length === 0) return known;
  if (!rows.some(({ tablename }) => tablename === "_prisma_migrations")) {
    throw new StoreError(`In ${DATABASE} there are tables of another program; name an empty one.`);
  }
  const history = await client.query<{ migration_name: string; finished_at: Date | null }>(
    "SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const unknown = history.rows.find(({ migration_name }) => !known.includes(migration_name));
  if (unknown) {
    throw new StoreError(
      `The store in ${DATABASE} was made by a newer version (${unknown.migration_name}); update.`,
    );
  }
  const applied = history.rows.filter(({ finished_at }) => finished_at).map((row) => row.migration_name);
  return known.filter((name) => !applied.includes(name));
}
