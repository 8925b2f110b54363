import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { diffMigrations, PRISMA_FOLDER } from "../lib/store/migrate";
import { migrationName } from "./lib/migration-name";

/** `npm run db:migration -- name`: writes the migration that takes the store to the schema, offline. */
async function main(): Promise<number> {
  const name = migrationName(process.argv[2], new Date());
  if (!name) {
    console.error("Name the migration in lower-case words: npm run db:migration -- add_review_status");
    return 1;
  }
  const sql = await diffMigrations();
  if (sql === null) {
    console.error("Nothing to write: the migrations already make what prisma/schema says.");
    return 1;
  }
  const folder = join(PRISMA_FOLDER, "migrations", name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  console.log(`Wrote prisma/migrations/${name}/migration.sql; read it before you commit it.`);
  return 0;
}

process.exitCode = await main();
