import "server-only";
import type { Prisma } from "@/lib/generated/prisma/client";
import { storedDate } from "../stored-date";

/** What SQLite stores, and PostgreSQL gives in its stead; a date is text, as `storedDate` writes it, and a boolean 0 or 1. */
export type Value = string | number | bigint | null | Uint8Array;

/** SQL with a `?` for each value. */
export interface Statement {
  sql: string;
  values: readonly Value[];
}

export type Row = Record<string, Value>;

/** Statements of one transaction. */
export interface DirectTransaction {
  /** Rows with such values. @throws the driver's error */
  read<T = Row>(sql: string, ...values: Value[]): Promise<T[]>;
  /** @returns how many rows the statement changed */
  run(sql: string, ...values: Value[]): Promise<number>;
}

/**
 * The store without Prisma's engine, which takes most of a statement's time: for what is done many times
 * for every idea. Same connections, same turns, same waiting for other processes.
 */
export interface DirectStore extends Pick<DirectTransaction, "read"> {
  /**
   * Statements in one transaction that holds the write lock from its start. The work may await nothing but its statements.
   *
   * @throws what the work throws; nothing is changed then
   */
  transaction<T>(work: (tx: DirectTransaction) => Promise<T>): Promise<T>;
  /**
   * Statements in one transaction.
   *
   * @returns how many rows each of them changed
   * @throws the driver's error; nothing is changed then
   */
  write(...statements: Statement[]): Promise<number[]>;
}

/** A transaction of Prisma's as one of ours, for verbs that are a part of both. */
export const directIn = (tx: Prisma.TransactionClient): DirectTransaction => ({
  read: async <T>(sql: string, ...values: Value[]) => {
    const rows = await tx.$queryRawUnsafe<Record<string, unknown>[]>(sql, ...values);
    return rows.map((row) => mapValues(row, storedValue)) as T[];
  },
  run: (sql, ...values) => tx.$executeRawUnsafe(sql, ...values),
});

const mapValues = (row: Record<string, unknown>, map: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, map(value)]));

/** Prisma goes by a column's type; `read` gives what is stored. */
function storedValue(value: unknown): unknown {
  if (value instanceof Date) return storedDate(value);
  if (typeof value === "boolean") return Number(value);
  return typeof value === "bigint" ? Number(value) : value;
}
