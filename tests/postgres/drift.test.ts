import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { RUN_CHANGES } from "@/lib/core/run-changes";
import { diffMigrations, migrationNames, PRISMA_FOLDER } from "@/lib/store/migrate";
import { postgresServer } from "../support/postgres/template";
import { openTempStore } from "../support/temp-store";

test("the migrations make what the derived schema says", async () => {
  const drift = await diffMigrations(PRISMA_FOLDER, `${postgresServer()}/postgres`);
  expect(drift, "write the missing migration into prisma/postgres/migrations").toBeNull();
});

test("there is a migration for each of SQLite's since both began", async () => {
  const [first] = await migrationNames(PRISMA_FOLDER, "postgres");
  const later = (await migrationNames(PRISMA_FOLDER)).filter((name) => name > String(first));
  const known = await readdir(join(PRISMA_FOLDER, "postgres/migrations"));
  expect(known).toEqual(expect.arrayContaining(later));
});

test("whatever tells of changes in SQLite does so by a trigger in PostgreSQL", async () => {
  const store = await openTempStore();
  try {
    const triggers = await db().direct.read<{ name: string }>(
      "SELECT DISTINCT event_object_table AS name FROM information_schema.triggers WHERE trigger_name IN ('tell_run', 'tell_projects')",
    );
    expect(triggers.map(({ name }) => name).sort()).toEqual(Object.keys(RUN_CHANGES.keys).sort());
  } finally {
    await store.close();
  }
});
