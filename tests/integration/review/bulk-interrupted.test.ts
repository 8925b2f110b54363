import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { CrashProcess } from "../../support/crash-process";
import { copyTemplate } from "../../support/store-template";

const ITEMS = 600;
const TIMEOUT = { timeout: 90_000, interval: 10 };

/** One number of the store of a process that is not there, or that writes. */
function read(file: string, sql: string): number {
  const store = new Database(file, { readonly: true });
  try {
    return Number(store.prepare(sql).pluck().get());
  } finally {
    store.close();
  }
}

/** A store with ideas and a bulk change of all of them that nobody has begun. */
function storeBulk(file: string): void {
  const store = new Database(file);
  store.pragma("foreign_keys = ON");
  const id = randomUUID();
  store.transaction(() => {
    const idea = store.prepare(
      `INSERT INTO waywo_projects (source, title, short_description, description, hashtags, idea_score,
        complexity_score, review_status) VALUES ('nemo_data_designer', ?, 't', ?, '[]', 5, 5, 'pending')`,
    );
    for (let index = 0; index < ITEMS; index++) idea.run(`Idea ${index}`, `It is idea ${index}.`);
    store
      .prepare(
        `INSERT INTO bulk_changes (id, action, reason, "by", total, updated_at)
         VALUES (?, 'reject', 'not new', 'anna', ?, '2026-11-26T00:00:00.000+00:00')`,
      )
      .run(id, ITEMS);
    store
      .prepare(
        `INSERT INTO bulk_items (bulk_id, position, project_id, title)
         SELECT ?, row_number() OVER (ORDER BY id) - 1, id, title FROM waywo_projects`,
      )
      .run(id);
  })();
  store.close();
}

test("a process that is killed half-way, twice, goes on at its next start and changes nothing twice", {
  timeout: 300_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "waywo-bulk-"));
  const file = join(folder, "waywo.db");
  await copyTemplate(false, file);
  storeBulk(file);
  const env = { DATABASE_URL: `file:${file}` };
  const done = () => read(file, "SELECT count(*) FROM bulk_items WHERE outcome IS NOT NULL");
  let running = new CrashProcess(1, env);
  try {
    for (const least of [40, 250]) {
      await vi.waitFor(() => expect(done()).toBeGreaterThan(least), TIMEOUT);
      await running.kill();
      expect(done()).toBeLessThan(ITEMS);
      // Whatever was done at that moment was done whole.
      expect(read(file, "SELECT count(*) FROM review_entries")).toBe(done());
      expect(read(file, "SELECT changed FROM bulk_changes")).toBe(done());
      running = new CrashProcess(1, env);
    }
    const ended = "SELECT count(*) FROM bulk_changes WHERE state = 'SUCCESS'";
    await vi.waitFor(() => expect(read(file, ended)).toBe(1), TIMEOUT);
    expect(read(file, `SELECT count(*) FROM bulk_changes WHERE changed = ${ITEMS}`)).toBe(1);
    expect(read(file, "SELECT count(DISTINCT project_id) FROM review_entries")).toBe(ITEMS);
    expect(read(file, "SELECT count(*) FROM review_entries WHERE \"by\" = 'anna'")).toBe(ITEMS);
    const rejected = "review_status = 'rejected' AND review_reason = 'not new' AND version = 1";
    expect(read(file, `SELECT count(*) FROM waywo_projects WHERE ${rejected}`)).toBe(ITEMS);
  } finally {
    await running.kill("SIGTERM");
    await rm(folder, { recursive: true, force: true });
  }
});
