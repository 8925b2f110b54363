import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";

const LOCK_FILE = "migration_lock.toml";

/** Where the schema and the migrations are, from the repository's root, where every command runs. */
export const PRISMA_FOLDER = join(/* turbopackIgnore: true */ process.cwd(), "prisma");

/** The schema as it is written. */
export function readSchema(folder: string = PRISMA_FOLDER): Promise<string> {
  return readFile(join(folder, "schema.prisma"), "utf8");
}

/** The names of the migrations this version brings, oldest first. */
export async function migrationNames(folder: string = PRISMA_FOLDER): Promise<string[]> {
  const entries = await readdir(join(folder, "migrations"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The migrations as the schema engine takes them. */
export async function readMigrations(folder: string = PRISMA_FOLDER): Promise<MigrationList> {
  const baseDir = join(folder, "migrations");
  const names = await migrationNames(folder);
  return {
    baseDir,
    lockfile: { path: LOCK_FILE, content: await readFile(join(baseDir, LOCK_FILE), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok",
            value: await readFile(join(baseDir, name, "migration.sql"), "utf8"),
          } as const,
        },
      })),
    ),
  };
}
