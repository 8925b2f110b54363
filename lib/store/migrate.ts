import "server-only";
import { PRISMA_FOLDER, readMigrations, readSchema } from "./migration-files";
import { withSchemaEngine } from "./schema-engine";

/** Nothing in the store is anyone else's. */
const FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Brings the SQLite file at `path` to the newest migration, making the file when there is none.
 *
 * @returns the names of the migrations it applied, oldest first
 */
export async function applyMigrations(path: string, folder: string = PRISMA_FOLDER): Promise<string[]> {
  const migrationsList = await readMigrations(folder);
  return withSchemaEngine(path, await readSchema(folder), async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: FILTERS });
    return appliedMigrationNames;
  });
}

/**
 * Compares the schema with what the migrations make of an empty store.
 *
 * @returns the SQL of the migration that is missing, or null when there is no drift
 */
export async function diffMigrations(folder: string = PRISMA_FOLDER): Promise<string | null> {
  const schema = await readSchema(folder);
  const from = { tag: "migrations" as const, ...(await readMigrations(folder)) };
  const to = { tag: "schemaDatamodel" as const, files: [{ path: "schema.prisma", content: schema }] };
  return withSchemaEngine(":memory:", schema, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from,
      to,
      script: true,
      exitCode: true,
      filters: FILTERS,
    });
    return exitCode === 2 ? stdout : null;
  });
}
