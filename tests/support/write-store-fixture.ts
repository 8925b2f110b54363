/**
 * Writes a store of this version as SQL, with a run of three ideas killed half-way: one saved, one without its scores,
 * one without its metadata. Run it on the commit before a change to the store; previous-version.test.ts opens the file:
 *
 *     node --conditions=react-server --import tsx tests/support/write-store-fixture.ts tests/fixtures/store-0.1.0.sql
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { CrashProcess } from "./crash-process";
import { dumpStore } from "./sql-dump";
import { copyTemplate } from "./store-template";
import { stubEnv } from "./stub-env";
import { StubModel } from "./stub-model/stub";

const target = process.argv[2];
if (!target) throw new Error("Name the file to write.");

const folder = await mkdtemp(join(tmpdir(), "waywo-fixture-"));
const file = join(folder, "waywo.db");
await copyTemplate(false, file);
const empty = new Database(file);
// Counts as seeded: the corpus would make the fixture a megabyte larger.
empty.pragma("user_version = 1");
empty.close();

const stub = await StubModel.start({ dimensions: 4 });
stub.answer(({ column, columnIndex }) =>
  (column === "metadata" && columnIndex === 2) || (column === "idea_quality" && columnIndex === 1)
    ? { fault: "stall" }
    : undefined,
);
const app = new CrashProcess(3, stubEnv(stub, { DATABASE_URL: `file:${file}` }));
await app.start();
const store = new Database(file, { readonly: true });
const count = (sql: string) => Number(store.prepare(sql).pluck().get());
while (
  count("SELECT count(*) FROM generation_rows WHERE state = 'saved'") < 1 ||
  count("SELECT count(*) FROM generation_candidates WHERE title IS NOT NULL") < 2 ||
  stub.counts.inFlight < 2
) {
  await wait(20);
}
await app.kill();
// An old store: the queue recognises a repeated event only for a day.
const today = new Date().toISOString().slice(0, 10);
await writeFile(target, dumpStore(store).replaceAll(`'${today}T`, "'2026-01-01T"));
store.close();
await stub.close();
await rm(folder, { recursive: true });
