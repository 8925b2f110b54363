import "server-only";
import type { SqlQuery, Transaction } from "@prisma/driver-adapter-utils";
import type pg from "pg";
import type { DirectTransaction, Value } from "../connection/direct";
import { transactionClosed } from "../connection/transaction";
import { prepared, queryDirect, runDirect } from "./statements";

/**
 * A transaction that has the store's lock. Its statements are made one after another; once it has ended, by whichever way,
 * none of them reaches the connection any more.
 */
export class PostgresTransaction implements Transaction, DirectTransaction {
  readonly provider = "postgres";
  readonly adapterName: string;
  /** Prisma calls `commit` and `rollback` and leaves their statements to us. */
  readonly options = { usePhantomQuery: true };
  readonly #inner: Transaction;
  readonly #client: pg.ClientBase;
  #ended = false;
  #last: Promise<unknown> = Promise.resolve();

  /** @param inner Prisma's own, which has begun on this connection; that it ends gives the connection back */
  constructor(inner: Transaction, client: pg.ClientBase) {
    this.adapterName = inner.adapterName;
    this.#inner = inner;
    this.#client = client;
  }

  queryRaw(query: SqlQuery) {
    return this.#next(() => this.#inner.queryRaw(prepared(query)));
  }

  executeRaw(query: SqlQuery) {
    return this.#next(() => this.#inner.executeRaw(prepared(query)));
  }

  read<T>(sql: string, ...values: Value[]): Promise<T[]> {
    return this.#next(() => queryDirect<T>(this.#client, sql, values));
  }

  run(sql: string, ...values: Value[]): Promise<number> {
    return this.#next(() => runDirect(this.#client, sql, values));
  }

  async commit(): Promise<void> {
    if (this.#ended) throw transactionClosed();
    this.#ended = true;
    await this.#last;
    try {
      const { command } = await this.#client.query("COMMIT");
      // PostgreSQL takes a transaction back in which a statement failed, and calls that a success.
      if (command !== "COMMIT") throw transactionClosed();
    } finally {
      await this.#inner.commit();
    }
  }

  async rollback(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.#last;
    // A connection that cannot do even that is no longer used: its server rolls back by itself.
    await this.#client.query("ROLLBACK").catch(() => undefined);
    await this.#inner.rollback();
  }

  createSavepoint(name: string): Promise<void> {
    return this.#next(async () => void (await this.#client.query(`SAVEPOINT ${name}`)));
  }

  rollbackToSavepoint(name: string): Promise<void> {
    return this.#next(async () => void (await this.#client.query(`ROLLBACK TO ${name}`)));
  }

  releaseSavepoint(name: string): Promise<void> {
    return this.#next(async () => void (await this.#client.query(`RELEASE ${name}`)));
  }

  #next<T>(statement: () => Promise<T>): Promise<T> {
    if (this.#ended) return Promise.reject(transactionClosed());
    const result = this.#last.then(statement);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
