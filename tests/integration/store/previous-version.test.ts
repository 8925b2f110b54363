import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrationNames } from "@/lib/store/migrate";
import { CrashProcess } from "../../support/crash-process";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";

/** Written by tests/support/write-store-fixture.ts on the version before. */
const PREVIOUS = "tests/fixtures/store-0.1.0.sql";

let folder: string;
let stub: StubModel;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-previous-"));
  stub = await StubModel.start({ dimensions: 4, firstIdea: 100 });
});
afterEach(async () => {
  await stub.close();
  await rm(folder, { recursive: true });
});

/** What later versions keep of a project. */
const SINCE = {
  relaxed: 0,
  review_status: "pending",
  review_reason: null,
  duplicate_of: null,
  version: 0,
  binned_at: null,
  run_deleted_at: null,
};

test("a store of the previous version is migrated, and its half-done run ends without a call made twice", async () => {
  const path = join(folder, "waywo.db");
  const store = new Database(path);
  store.exec(await readFile(PREVIOUS, "utf8"));
  const all = (sql: string) => store.prepare(sql).all() as Record<string, unknown>[];
  const saved = all("SELECT * FROM waywo_projects");
  const novelty = all(
    "SELECT novelty FROM generation_candidates WHERE chosen AND row_id = (SELECT id FROM generation_rows WHERE project_id = 1)",
  );
  expect(novelty[0]?.novelty).toEqual(expect.any(Number));
  const written = all("SELECT row_id, project_idea FROM generation_candidates ORDER BY row_id");
  expect([saved.length, written.length]).toEqual([1, 3]);

  await new CrashProcess(0, stubEnv(stub, { DATABASE_URL: `file:${path}` })).ended();

  expect(all("SELECT state, interruptions, error FROM generation_runs")).toEqual([
    { state: "SUCCESS", interruptions: 1, error: null },
  ]);
  expect(all("SELECT state FROM generation_rows")).toEqual(Array(3).fill({ state: "saved" }));
  expect(all("SELECT * FROM waywo_projects WHERE id = 1")).toEqual(
    saved.map((project) => ({ ...project, ...SINCE, novelty: novelty[0]?.novelty })),
  );
  expect(all("SELECT count(*) AS n FROM waywo_projects")).toEqual([{ n: 3 }]);
  expect(all("SELECT row_id, project_idea FROM generation_candidates ORDER BY row_id")).toEqual(written);
  expect(stub.counts.byColumn).toEqual({ project_idea: 0, metadata: 1, idea_quality: 2 });
  const applied = all("SELECT migration_name AS name FROM _prisma_migrations ORDER BY name");
  expect(applied.map(({ name }) => name)).toEqual(await migrationNames());
  store.close();
});
