import "server-only";
import type { Prisma } from "@/lib/generated/prisma/client";

/** What SQLite stores; a date is text, as `storedDate` writes it, and a boolean 0 or 1. */
export type Value = string | number | bigint | null | Uint8Array;

/** SQL with a `?` for each value. */
export interface Statement {
  sql: string;
  values: readonly Value[];
}

export type Row = Record<string, Value>;

/** Statements of one transaction. */
export interface DirectTransaction {
  /** Rows as SQLite gives them. @throws the driver's error */
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
  read: (sql, ...values) => tx.$queryRawUnsafe(sql, ...values),
  run: (sql, ...values) => tx.$executeRawUnsafe(sql, ...values),
});
