import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { type StoreKind, storeKind } from "@/lib/core/store-kind";
import { type SchemaFile, withSchemaEngine } from "./schema-engine";

/** Where the schema, the migrations and the seed are: every command runs in the repository's root. */
export const PRISMA_FOLDER = join(/* turbopackIgnore: true */ process.cwd(), "prisma");

const LOCK_FILE = "migration_lock.toml";

/** The full-text index and the tables SQLite keeps for it, which Prisma's schema cannot express. */
const SEARCH_TABLES = ["", "_data", "_idx", "_docsize", "_config"].map((part) => `project_search${part}`);
const FILTERS: Record<StoreKind, { externalTables: string[]; externalEnums: string[] }> = {
  sqlite: { externalTables: SEARCH_TABLES, externalEnums: [] },
  postgres: {
    externalTables: ["project_search", "store_state", "leases", "call_slots", "warm_ups"].map(
      (name) => `public.${name}`,
    ),
    externalEnums: [],
  },
};

/**
 * Brings a store to the newest migration, creating an SQLite file when there is none.
 *
 * @param address the SQLite file, or the URL of PostgreSQL
 * @returns the names of the migrations it applied, oldest first
 */
export async function applyMigrations(address: string, folder: string = PRISMA_FOLDER): Promise<string[]> {
  const kind = storeKind(address);
  const migrationsList = await readMigrations(folder, kind);
  return withSchemaEngine(address, await readSchema(folder, kind), async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList,
      filters: FILTERS[kind],
    });
    return appliedMigrationNames;
  });
}

/**
 * Compares the schema with the result of applying every migration to an empty SQLite store.
 *
 * @returns the SQL of the missing migration, or null when there is no drift
 */
export async function diffMigrations(folder: string = PRISMA_FOLDER): Promise<string | null> {
  const schema = await readSchema(folder, "sqlite");
  const from = { tag: "migrations" as const, ...(await readMigrations(folder, "sqlite")) };
  const to = { tag: "schemaDatamodel" as const, files: schema };
  return withSchemaEngine(":memory:", schema, async (engine) => {
    const options = { script: true, exitCode: true, filters: FILTERS.sqlite };
    const { exitCode, stdout } = await engine.diff({ from, to, ...options });
    return exitCode === 2 ? stdout : null;
  });
}

/**
 * The SQL that makes the tables of the schema in an empty database: Prisma's engine does not read those of PostgreSQL, so that
 * what its migrations make is compared with what this makes.
 *
 * @param url of any database of a server
 */
export async function postgresTables(url: string): Promise<string> {
  const files = await readSchema(PRISMA_FOLDER, "postgres");
  return withSchemaEngine(url, files, async (engine) => {
    const to = { tag: "schemaDatamodel" as const, files };
    const options = { script: true, exitCode: null, filters: FILTERS.postgres };
    return String((await engine.diff({ from: { tag: "empty" }, to, ...options })).stdout);
  });
}

/** The names of the migrations this version knows, oldest first. */
export async function migrationNames(
  folder: string = PRISMA_FOLDER,
  kind: StoreKind = "sqlite",
): Promise<string[]> {
  const entries = await readdir(migrationsFolder(folder, kind), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

const migrationsFolder = (folder: string, kind: StoreKind) =>
  join(folder, kind === "sqlite" ? "migrations" : "postgres/migrations");

/** That of PostgreSQL is derived when the client is generated (scripts/lib/postgres-schema.mjs). */
const schemaFolder = (folder: string, kind: StoreKind) =>
  kind === "sqlite" ? join(folder, "schema") : join(folder, "../lib/generated/postgres-schema");

async function readSchema(folder: string, kind: StoreKind): Promise<SchemaFile[]> {
  const home = schemaFolder(folder, kind);
  const names = (await readdir(home)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (path) => ({ path, content: await readFile(join(home, path), "utf8") })),
  );
}

async function readMigrations(folder: string, kind: StoreKind): Promise<MigrationList> {
  const baseDir = migrationsFolder(folder, kind);
  const names = await migrationNames(folder, kind);
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
