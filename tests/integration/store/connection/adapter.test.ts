import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SqliteAdapterFactory } from "@/lib/store/connection/adapter";
import { openTempStore, type TempStore } from "../../../support/temp-store";

let store: TempStore;
let adapter: SqlDriverAdapter;
let prepared: string[];

beforeEach(async () => {
  store = await openTempStore();
  prepared = [];
  const wrapDriver = (database: Database.Database) => {
    const prepare = database.prepare.bind(database);
    vi.spyOn(database, "prepare").mockImplementation((sql: string) => {
      prepared.push(sql);
      return prepare(sql);
    });
    return database;
  };
  adapter = await new SqliteAdapterFactory({ path: store.path, wrapDriver }).connect();
});

afterEach(async () => {
  await adapter.dispose();
  await store.close();
});

const query = (sql: string, ...args: string[]) => ({
  sql,
  args,
  argTypes: args.map(() => ({ scalarType: "string" as const, arity: "scalar" as const })),
});
const insert = (key: string) => query("INSERT INTO settings VALUES (?, '1', 0)", key);
const rows = async (sql: string, ...args: string[]) => (await adapter.queryRaw(query(sql, ...args))).rows;
const keys = async () => (await rows("SELECT key FROM settings ORDER BY key")).flat().join();

test("a transaction that has ended makes no more statements, while the next one is open or later", async () => {
  const first = await adapter.startTransaction();
  const second = adapter.startTransaction();
  await first.rollback();
  const open = await second;
  const over = { cause: { kind: "TransactionAlreadyClosed" } };
  await expect(first.executeRaw(insert("a"))).rejects.toMatchObject(over);
  await expect(first.queryRaw(query("SELECT 1"))).rejects.toMatchObject(over);
  await expect(first.commit()).rejects.toMatchObject(over);
  await first.rollback();
  await open.executeRaw(insert("b"));
  await open.commit();
  await expect(open.executeRaw(insert("c"))).rejects.toMatchObject(over);
  expect(await keys()).toBe("b");
});

test("everything that writes takes turns, in the order it was asked for", async () => {
  const order: string[] = [];
  const first = await adapter.startTransaction();
  const work = [
    adapter.executeRaw(insert("a")).then(() => order.push("a")),
    adapter.startTransaction().then(async (tx) => {
      order.push("begin");
      await tx.executeRaw(insert("b"));
      await tx.commit();
      order.push("commit");
    }),
    adapter.queryRaw(query("DELETE FROM settings WHERE key = 'a' RETURNING key")).then(() => order.push("c")),
  ];
  expect(await keys()).toBe("");
  expect(order).toEqual([]);
  await first.commit();
  await Promise.all(work);
  expect(order.indexOf("begin")).toBeLessThan(order.indexOf("commit"));
  expect(order.at(0)).toBe("a");
  expect(order.at(-1)).toBe("c");
  expect(await keys()).toBe("b");
});

test.each([
  "SELECT count(*) FROM settings",
  "/* why */ -- and how\n select count(*) FROM settings",
  "WITH all_of AS (SELECT * FROM settings) SELECT count(*) FROM all_of",
  "VALUES (0)",
])("%s is a read: it does not wait for a transaction", async (sql) => {
  const transaction = await adapter.startTransaction();
  expect(await rows(sql)).toEqual([[0]]);
  await transaction.rollback();
});

test("a WITH that writes is a write", async () => {
  const sql =
    "WITH one(key) AS (VALUES ('a')) INSERT INTO settings SELECT key, '1', 0 FROM one RETURNING key";
  expect(await rows(sql)).toEqual([["a"]]);
  expect(await keys()).toBe("a");
});

test("statements are prepared once a connection, and their values are not kept", async () => {
  for (const key of ["a", "b", "c"]) await adapter.executeRaw(insert(key));
  for (const key of ["a", "b", "d"]) {
    const found = await rows("SELECT key FROM settings WHERE key = ?", key);
    expect(found).toEqual(key === "d" ? [] : [[key]]);
  }
  expect(prepared).toHaveLength(2);
});

test("a pragma acts each time it is made", async () => {
  for (const value of ["100", "200", "100", "200"]) {
    await adapter.queryRaw(query(`PRAGMA wal_autocheckpoint = ${value}`));
    expect(await rows("PRAGMA wal_autocheckpoint")).toEqual([[Number(value)]]);
  }
});

test("a statement kept from before follows a changed schema, whoever changed it", async () => {
  await adapter.executeRaw(insert("a"));
  const all = query("SELECT * FROM settings");
  expect((await adapter.queryRaw(all)).columnNames).toEqual(["key", "value", "updated_at"]);
  await adapter.executeRaw(query("ALTER TABLE settings ADD COLUMN mine TEXT"));
  expect((await adapter.queryRaw(all)).columnNames).toEqual(["key", "value", "updated_at", "mine"]);
  const other = new Database(store.path);
  other.exec("ALTER TABLE settings ADD COLUMN theirs TEXT");
  other.close();
  const { columnNames, rows: found } = await adapter.queryRaw(all);
  expect(columnNames).toEqual(["key", "value", "updated_at", "mine", "theirs"]);
  expect(found).toEqual([["a", "1", expect.anything(), null, null]]);
});

test("the kept statements are bounded, and the ones in use stay", async () => {
  await rows("SELECT 'in use'");
  for (let n = 0; n < 600; n++) {
    await rows(`SELECT ${n}`);
    await rows("SELECT 'in use'");
  }
  expect(prepared.filter((sql) => sql === "SELECT 'in use'")).toHaveLength(1);
  prepared.length = 0;
  await rows("SELECT 0");
  expect(prepared).toHaveLength(1);
});

test("a read of more values than Prisma sends SQLite by default is one statement, outside of transactions", async () => {
  expect(adapter.getConnectionInfo?.()).toMatchObject({ maxBindValues: 32_766 });
  const names = Array.from({ length: 32_766 }, (_, n) => String(n));
  const sql = `SELECT count(*) FROM settings WHERE key IN (${names.map(() => "?").join()})`;
  expect(await rows(sql, ...names)).toEqual([[0]]);
});
