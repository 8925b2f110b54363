import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { applyMigrations } from "@/lib/store/migrate";
import { PRISMA_FOLDER } from "@/lib/store/migration-files";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const FIRST_MIGRATION = "20261123000000_init";
const TASK_ID = "0b6f3c1e-5d0a-4f5e-9d43-2f6a1f1f9a10";

/** A store as the first version left it: one run under way, its row with an idea and nothing else. */
async function writeFirstVersion(path: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "waywo-first-version-"));
  await cp(PRISMA_FOLDER, folder, { recursive: true });
  for (const name of await readdir(join(folder, "migrations"))) {
    if (/^\d/.test(name) && name !== FIRST_MIGRATION)
      await rm(join(folder, "migrations", name), { recursive: true });
  }
  for (const suffix of ["", "-wal", "-shm"]) await rm(path + suffix, { force: true });
  await applyMigrations(path, folder);
  await rm(folder, { recursive: true });
  const database = new Database(path);
  const now = "2026-11-23T10:00:00.000+00:00";
  database
    .prepare(
      `INSERT INTO generation_runs (id, state, num_ideas, seed_tags, creativity, seed, llm_model, embedding_model, created_at, updated_at)
       VALUES (?, 'STARTED', 1, '["ios"]', 0.85, 7, 'stub', 'stub-vectors', ?, ?)`,
    )
    .run(TASK_ID, now, now);
  database
    .prepare(
      `INSERT INTO generation_rows (id, run_id, row, state, primary_tag, secondary_tags, target_audience, target_complexity, created_at, updated_at)
       VALUES (1, ?, 0, 'generating', 'ios', '["health"]', 'indie hackers', 4, ?, ?)`,
    )
    .run(TASK_ID, now, now);
  database
    .prepare(
      "INSERT INTO generation_candidates (row_id, number, project_idea, created_at) VALUES (1, 0, ?, ?)",
    )
    .run("Meal Ledger is a project for indie hackers that keeps a diary of meals.", now);
  database.close();
}

test("a store of the first version is migrated, and its run goes on from the columns it has", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  await app.halt();
  await writeFirstVersion(app.store.path);
  await app.resume();
  expect(await app.end(TASK_ID)).toMatchObject({ state: "SUCCESS", counts: { saved: 1 } });
  const [row] = await app.rows(TASK_ID);
  expect(row).toMatchObject({ metadata: { title: "Meal Ledger" }, columns: {} });
  expect(stub.counts.byColumn).toEqual({ project_idea: 0, metadata: 1, idea_quality: 1 });
});
