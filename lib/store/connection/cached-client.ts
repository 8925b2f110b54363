import "server-only";
import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import type { Database, Statement } from "better-sqlite3";
import type { Value } from "./direct";

/** Prepared statements kept by a connection: several times what the product's verbs use, at a few kB each. */
const MAX_STATEMENTS = 250;

/**
 * What Prisma's adapter sees of better-sqlite3: `prepare(sql).bind(args)`, but with prepared statements kept. The
 * driver's own `bind` is for ever, so the values are passed with each execution instead.
 */
export class CachedClient {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  constructor(database: Database) {
    this.#database = database;
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  prepare(sql: string) {
    return { bind: (args: unknown[]) => bound(this.#statement(sql), args) };
  }

  /** The rows of a reading statement, by column; whole numbers are numbers, where Prisma's adapter has them as bigints. */
  all<T>(sql: string, values: readonly Value[]): T[] {
    return this.#statement(sql, `direct ${sql}`).raw(false).safeIntegers(false).all(values) as T[];
  }

  /** @returns how many rows it changed */
  run(sql: string, values: readonly Value[]): number {
    return this.#statement(sql).run(values).changes;
  }

  /** Whether a statement cannot change the database. */
  isReadOnly(sql: string): boolean {
    return this.#statement(sql).readonly;
  }

  exec(script: string): void {
    this.#database.exec(script);
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  /** @throws DriverAdapterError where the connection was closed since it was chosen for the statement */
  #statement(sql: string, key = sql): Statement<unknown[]> {
    if (!this.#database.open) throw new DriverAdapterError({ kind: "ConnectionClosed" });
    const statement = this.#statements.get(key) ?? this.#database.prepare(sql);
    // The least recently used one is the map's first.
    this.#statements.delete(key);
    this.#statements.set(key, statement);
    const [oldest] = this.#statements.keys();
    if (oldest !== undefined && this.#statements.size > MAX_STATEMENTS) this.#statements.delete(oldest);
    return statement;
  }
}

function bound(statement: Statement<unknown[]>, args: unknown[]) {
  let rows: unknown[] | undefined;
  const all = () => {
    rows ??= statement.raw().all(args);
    return rows;
  };
  return {
    reader: statement.reader,
    run: () => statement.run(args),
    columns: () => {
      // A statement learns of a changed schema when it is executed, so its columns are read afterwards.
      all();
      return statement.columns();
    },
    raw: () => ({ all }),
  };
}
