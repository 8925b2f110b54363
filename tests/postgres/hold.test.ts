import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetSingleton } from "@/lib/core/singleton";
import { holdPostgres, holdsPostgres, releasePostgres } from "@/lib/store/postgres/hold";
import { LOCKS } from "@/lib/store/postgres/locks";
import { createEmptyDatabase, dropDatabase, postgresServer } from "../support/postgres/template";

let url: string;
let other: pg.Client;
beforeEach(async () => {
  url = await createEmptyDatabase(postgresServer() ?? "");
  other = new pg.Client({ connectionString: url });
  await other.connect();
});
afterEach(async () => {
  await releasePostgres();
  forgetSingleton("postgres-hold");
  await other.end();
  await dropDatabase(url);
});

/** The connection that has the store, of PostgreSQL's number; null where none has. */
async function holder(): Promise<number | null> {
  const { rows } = await other.query<{ pid: number }>(
    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND granted AND pid <> pg_backend_pid()",
    [LOCKS.owner],
  );
  return rows[0]?.pid ?? null;
}

test("a second process is refused in one line, until the first lets go", async () => {
  await other.query(`SELECT pg_advisory_lock(${LOCKS.owner})`);
  await expect(holdPostgres(url)).rejects.toThrow(/^Another server has this store open/);
  expect(holdsPostgres()).toBe(false);
  await other.query(`SELECT pg_advisory_unlock(${LOCKS.owner})`);
  await holdPostgres(url);
  expect(await holder()).not.toBeNull();
  await releasePostgres();
  await vi.waitFor(async () => expect(await holder()).toBeNull());
});

test("a connection that is lost is opened again by itself, and the store held as before", async () => {
  await holdPostgres(url);
  const lost = await holder();
  await other.query("SELECT pg_terminate_backend($1)", [lost]);
  expect(holdsPostgres()).toBe(true);
  await vi.waitFor(async () => {
    const now = await holder();
    expect(now).not.toBeNull();
    expect(now).not.toBe(lost);
  });
});
