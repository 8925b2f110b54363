import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { PRISMA_FOLDER } from "@/lib/store/migrate";

const MIGRATION = "20261126021900_sample_corpus";

test("the bundled projects of a store that exists are marked as samples, and no others", async () => {
  const sql = await readFile(join(PRISMA_FOLDER, "migrations", MIGRATION, "migration.sql"), "utf8");
  const store = new Database(":memory:");
  store.exec(`
    CREATE TABLE waywo_projects (id INTEGER PRIMARY KEY, source TEXT, source_comment_id INTEGER, title TEXT, short_description TEXT);
    INSERT INTO waywo_projects (source, source_comment_id) VALUES (NULL, NULL), (NULL, 40900123), ('hn', 1), ('nemo_data_designer', NULL);
  `);
  store.exec(sql);
  expect(store.prepare("SELECT source FROM waywo_projects ORDER BY id").pluck().all()).toEqual([
    "sample",
    null,
    "hn",
    "nemo_data_designer",
  ]);
  store.close();
});
