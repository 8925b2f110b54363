import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { type SchemaFile, withSchemaEngine } from "./schema-engine";

/** Where the schema, the migrations and the seed are: every command runs in the repository's root. */
export const PRISMA_FOLDER = join(/* turbopackIgnore: true */ process.cwd(), "prisma");

const LOCK_FILE = "migration_lock.toml";

/** The full-text index and the tables SQLite keeps for it, which Prisma's schema cannot express. */
const SEARCH_TABLES = ["", "_data", "_idx", "_docsize", "_config"].map((part) => `project_search${part}`);
const FILTERS = { externalTables: SEARCH_TABLES, externalEnums: [] };

/**
 * Brings the SQLite file at `path` to the newest migration, creating the file when there is none.
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
 * Compares the schema with the result of applying every migration to an empty store.
 *
 * @returns the SQL of the missing migration, or null when there is no drift
 */
export async function diffMigrations(folder: string = PRISMA_FOLDER): Promise<string | null> {
  const schema = await readSchema(folder);
  const from = { tag: "migrations" as const, ...(await readMigrations(folder)) };
  const to = { tag: "schemaDatamodel" as const, files: schema };
  return withSchemaEngine(":memory:", schema, async (engine) => {
    const options = { script: true, exitCode: true, filters: FILTERS };
    const { exitCode, stdout } = await engine.diff({ from, to, ...options });
    return exitCode === 2 ? stdout : null;
  });
}

/** The names of the migrations this version knows, oldest first. */
export async function migrationNames(folder: string = PRISMA_FOLDER): Promise<string[]> {
  const entries = await readdir(join(folder, "migrations"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readSchema(folder: string): Promise<SchemaFile[]> {
  const names = (await readdir(join(folder, "schema"))).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (path) => ({ path, content: await readFile(join(folder, "schema", path), "utf8") })),
  );
}

async function readMigrations(folder: string): Promise<MigrationList> {
  const baseDir = join(folder, "migrations");
  const names = await migrationNames(folder);
  return {
    baseDir,
    lockfile: { path: LOCK_FILE, content: await readFile(join(baseDir, LOCK_FILE), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => {
        const value = await readFile(join(baseDir, name, "migration.sql"), "utf8");
        return {
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } },
        };
      }),
    ),
  };
}
