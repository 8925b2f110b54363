import { rename } from "node:fs/promises";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDb } from "@/lib/core/db";
import { KeptReader } from "@/lib/workers/kept-reader";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
const reader = new KeptReader();
beforeEach(async () => {
  store = await openTempStore();
  await closeDb();
});
afterEach(async () => {
  await reader.close();
  await store.close();
});

const read = () => reader.read(store.path, ({ query }) => query("SELECT 7"));
/** Fails while somebody has the file open. */
function useAlone(): void {
  const alone = new Database(store.path, { timeout: 0 });
  try {
    for (const mode of ["DELETE", "WAL"]) alone.pragma(`journal_mode = ${mode}`);
  } finally {
    alone.close();
  }
}

test("readings at once share one connection, and nothing is open once it is closed", async () => {
  expect(await Promise.all([read(), read(), read()])).toEqual([[[7]], [[7]], [[7]]]);
  expect(useAlone).toThrow("locked");
  await reader.close();
  useAlone();
});

test("a file that could not be opened is tried again, and a statement that fails closes nothing", async () => {
  await rename(store.path, `${store.path}.away`);
  await expect(read()).rejects.toThrow();
  await rename(`${store.path}.away`, store.path);
  expect(await read()).toEqual([[7]]);
  await expect(reader.read(store.path, ({ query }) => query("SELECT nothing"))).rejects.toThrow();
  expect(useAlone).toThrow("locked");
  expect(await read()).toEqual([[7]]);
});
