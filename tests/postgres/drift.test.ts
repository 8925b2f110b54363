import { readdir } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { RUN_CHANGES } from "@/lib/core/run-changes";
import { migrationNames, PRISMA_FOLDER, postgresTables } from "@/lib/store/migrate";
import {
  createDatabase,
  createEmptyDatabase,
  dropDatabase,
  postgresServer,
} from "../support/postgres/template";
import { openTempStore } from "../support/temp-store";

/** Columns, keys and indexes, as the catalogue has them. */
const CATALOGUE = [
  `SELECT table_name, column_name, udt_name, is_nullable, column_default, datetime_precision FROM information_schema.columns
   WHERE table_schema = 'public' ORDER BY 1, 2`,
  `SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
   WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2",
];
/** What Prisma's schema cannot say. */
const BESIDE =
  /^(?:_prisma_migrations|project_search|store_state|leases|call_slots|warm_ups|countable_projects|project_search_text)$/;
const OWN_INDEXES = /^ix_waywo_projects_(?:texts|sample|embedding)$/;

async function tablesOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found: string[] = [];
    for (const sql of CATALOGUE) {
      const { rows } = await client.query<string[]>({ text: sql, rowMode: "array" });
      found.push(...rows.map((row) => row.join(" | ")));
    }
    return found.filter((line) => {
      const [table = "", name = ""] = line.split(" | ");
      return !BESIDE.test(table) && !OWN_INDEXES.test(name);
    });
  } finally {
    await client.end();
  }
}

test("the migrations make what the derived schema says", async () => {
  const server = postgresServer() ?? "";
  const [migrated, made] = [await createDatabase(server, false), await createEmptyDatabase(server)];
  const client = new pg.Client({ connectionString: made });
  await client.connect();
  await client.query(await postgresTables(`${server}/postgres`));
  await client.end();
  expect(await tablesOf(migrated)).toEqual(await tablesOf(made));
  await Promise.all([migrated, made].map(dropDatabase));
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
