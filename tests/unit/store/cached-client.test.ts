import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { CachedClient } from "@/lib/store/connection/cached-client";

test("a statement of a connection that was closed meanwhile says so, prepared before or not", () => {
  const database = new Database(":memory:");
  const client = new CachedClient(database);
  const prepared = "SELECT 1";
  client.prepare(prepared).bind([]);
  client.close();
  for (const sql of [prepared, "SELECT 2"]) {
    expect(() => client.prepare(sql).bind([])).toThrow(DriverAdapterError);
    expect(() => client.isReadOnly(sql)).toThrow(/ConnectionClosed/);
  }
});
