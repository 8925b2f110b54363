import "server-only";
import type { SqlQuery } from "@prisma/driver-adapter-utils";
import type pg from "pg";
import type { Value } from "../connection/direct";
import { toParameters } from "./parameters";
import { toNumbered } from "./placeholders";
import { directTypes } from "./values";

/** What runs statements: a connection, or a pool of them. */
type Client = Pick<pg.ClientBase, "query"> | Pick<pg.Pool, "query">;

/** The rows of a statement by column, with the values that SQLite would give. @throws the driver's error */
export async function queryDirect<T>(client: Client, sql: string, values: readonly Value[]): Promise<T[]> {
  const { rows } = await client.query({
    text: toNumbered(sql),
    values: toParameters(values),
    types: directTypes,
  });
  return rows as T[];
}

/** @returns how many rows the statement changed @throws the driver's error */
export async function runDirect(client: Client, sql: string, values: readonly Value[]): Promise<number> {
  const { rowCount } = await client.query({ text: toNumbered(sql), values: toParameters(values) });
  return rowCount ?? 0;
}

/** A statement of Prisma's, or of ours that goes through its client. */
export const prepared = (query: SqlQuery): SqlQuery => ({
  ...query,
  sql: toNumbered(query.sql),
  args: toParameters(query.args),
});
