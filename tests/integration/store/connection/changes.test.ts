import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SqliteAdapterFactory } from "@/lib/store/connection/adapter";
import { openTempStore, type TempStore } from "../../../support/temp-store";

let store: TempStore;
let adapter: SqlDriverAdapter;
/** What was told, and how many rows a reader saw then. */
let told: [key: string, rows: Promise<number>][];

beforeEach(async () => {
  store = await openTempStore();
  told = [];
  const watch = {
    keys: { settings: "{row}.key", "no-such-table": "{row}.id" },
    changed: (key: string) => void told.push([key, count()]),
  };
  adapter = await new SqliteAdapterFactory({ path: store.path, watch }).connect();
});

afterEach(async () => {
  await adapter.dispose();
  await store.close();
});

const query = (sql: string) => ({ sql, args: [], argTypes: [] });
const count = async () =>
  Number((await adapter.queryRaw(query("SELECT count(*) FROM settings"))).rows[0]?.[0]);
const insert = (key: string) => query(`INSERT INTO settings VALUES ('${key}', '1', 0)`);
const heard = () => Promise.all(told.splice(0).map(async ([key, rows]) => `${key} ${await rows}`));

test("every change is told once it is committed, and readers see it by then", async () => {
  await adapter.executeRaw(insert("a"));
  expect(await heard()).toEqual(["a 1"]);
  await adapter.executeRaw(query("UPDATE settings SET value = '2'"));
  expect(await heard()).toEqual(["a 1"]);
  expect(await adapter.executeRaw(query("DELETE FROM settings"))).toBe(1);
  expect(await heard()).toEqual(["a 0"]);
});

test("a transaction's changes are told when it has ended, each once", async () => {
  const transaction = await adapter.startTransaction();
  await transaction.executeRaw(insert("a"));
  await transaction.executeRaw(insert("b"));
  await transaction.executeRaw(query("UPDATE settings SET value = '2'"));
  expect(told).toEqual([]);
  await transaction.commit();
  expect(await heard()).toEqual(["a 2", "b 2"]);
});
