import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runScript } from "../support/run-script";
import { copyTemplate } from "../support/store-template";
import { openTempStore, type TempStore } from "../support/temp-store";

let store: TempStore;
let folder: string;
beforeEach(async () => {
  store = await openTempStore();
  folder = await mkdtemp(join(tmpdir(), "waywo-test-"));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

test("a file is measured as SQLite has it, while DATABASE_URL names PostgreSQL", async () => {
  const file = join(folder, "other.db");
  await copyTemplate(true, file);
  const { stderr } = await runScript("../tests/eval/main", "--store", file, "--out", folder);
  expect(stderr).toContain(`${file} has no generated ideas.`);
});
