import { randomUUID } from "node:crypto";
import pg from "pg";
import { forgetSingleton } from "@/lib/core/singleton";
import { closeStore, openStore } from "@/lib/store/open";

/** The variable in which the workers of the projects on PostgreSQL find its server. */
export const SERVER = "TEST_POSTGRES";

/** The server's URL, without a database; null in projects whose stores are SQLite files. */
export const postgresServer = (): string | null =>
  process.env.TEST_STORE === "postgres" ? (process.env[SERVER] ?? null) : null;

const templateName = (seeded: boolean) => (seeded ? "template_seeded" : "template_empty");

/** Makes what `createDatabase` copies: stores as the first start leaves them. */
export async function makeTemplates(server: string): Promise<void> {
  for (const seeded of [false, true]) {
    const name = templateName(seeded);
    await onServer(server, `CREATE DATABASE ${name}`);
    process.env.DATABASE_URL = `${server}/${name}`;
    forgetSingleton("env");
    await openStore(seeded ? {} : { seed: false });
    await closeStore();
  }
  delete process.env.DATABASE_URL;
  forgetSingleton("env");
}

/** @returns the URL of a new copy */
export const createDatabase = (server: string, seeded: boolean): Promise<string> =>
  copyDatabase(server, templateName(seeded));

/** @returns the URL of a new database without a table */
export const createEmptyDatabase = (server: string): Promise<string> => copyDatabase(server, "template1");

async function copyDatabase(server: string, template: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return `${server}/${name}`;
}

/** Also ends the connections to it that are still open. */
export async function dropDatabase(url: string): Promise<void> {
  const { pathname } = new URL(url);
  await onServer(url.slice(0, -pathname.length), `DROP DATABASE IF EXISTS ${pathname.slice(1)} WITH (FORCE)`);
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
