import "server-only";
import type pg from "pg";
import type { Value } from "../connection/direct";
import { toNumbered } from "./placeholders";
import { directTypes } from "./values";

/** What runs statements: a connection, or a pool of them. */
type Client = Pick<pg.ClientBase, "query"> | Pick<pg.Pool, "query">;

/** The rows of a statement by column, with the values that SQLite would give. @throws the driver's error */
export async function queryDirect<T>(client: Client, sql: string, values: readonly Value[]): Promise<T[]> {
  const { rows } = await client.query({ text: toNumbered(sql), values: [...values], types: directTypes });
  return rows as T[];
}

/** @returns how many rows the statement changed @throws the driver's error */
export async function runDirect(client: Client, sql: string, values: readonly Value[]): Promise<number> {
  const { rowCount } = await client.query({ text: toNumbered(sql), values: [...values] });
  return rowCount ?? 0;
}
