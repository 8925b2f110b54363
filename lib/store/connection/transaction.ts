import "server-only";
import { DriverAdapterError, type SqlQuery, type Transaction } from "@prisma/driver-adapter-utils";
import { type Session, sqlCommand } from "./connection";
import type { DirectTransaction, Value } from "./direct";
import { type BusyOptions, retryWhileBusy } from "./retry-while-busy";
import { yieldToEventLoop } from "./yield-to-event-loop";

/** Of a statement that came after the end. */
export const transactionClosed = () =>
  new DriverAdapterError({ kind: "TransactionAlreadyClosed", cause: "The transaction has ended already." });

/**
 * A transaction on the writer. Once it has ended, by whichever way, no statement of it reaches the connection any more,
 * where the next transaction may be open.
 */
export class StoreTransaction implements Transaction, DirectTransaction {
  readonly provider = "sqlite";
  readonly adapterName: string;
  /** Prisma calls `commit` and `rollback` and leaves their statements to us. */
  readonly options = { usePhantomQuery: true };
  readonly #session: Session;
  readonly #busy: BusyOptions;
  readonly #release: () => Promise<void>;
  #ended = false;
  /** What lost it: a statement during which SQLite rolled back by itself, as on a full disk, or a savepoint's. */
  #lost: Promise<unknown> | null = null;

  /** @param release rolls back what is open and lets the next one write */
  constructor(session: Session, busy: BusyOptions, release: () => Promise<void>) {
    this.adapterName = session.adapterName;
    this.#session = session;
    this.#busy = busy;
    this.#release = release;
  }

  async queryRaw(query: SqlQuery) {
    await yieldToEventLoop();
    return this.#run(() => this.#session.queryRaw(query));
  }

  async executeRaw(query: SqlQuery) {
    await yieldToEventLoop();
    return this.#run(() => this.#session.executeRaw(query));
  }

  async read<T>(sql: string, ...values: Value[]): Promise<T[]> {
    await yieldToEventLoop();
    return this.#run(async () => this.#session.client.all<T>(sql, values));
  }

  async run(sql: string, ...values: Value[]): Promise<number> {
    await yieldToEventLoop();
    return this.#run(async () => this.#session.client.run(sql, values));
  }

  async commit(): Promise<void> {
    if (this.#ended) throw transactionClosed();
    this.#ended = true;
    try {
      await yieldToEventLoop();
      if (this.#lost) await this.#rethrow(this.#lost);
      await retryWhileBusy(() => this.#session.executeRaw(sqlCommand("COMMIT")), this.#busy);
    } finally {
      await this.#release();
    }
  }

  async rollback(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.#release();
  }

  createSavepoint(name: string): Promise<void> {
    return this.#savepoint(`SAVEPOINT ${name}`);
  }

  rollbackToSavepoint(name: string): Promise<void> {
    return this.#savepoint(`ROLLBACK TO ${name}`);
  }

  releaseSavepoint(name: string): Promise<void> {
    return this.#savepoint(`RELEASE ${name}`);
  }

  /** Prisma does not tell the caller when a part cannot be taken back, so then nothing of the whole may stay. */
  async #savepoint(sql: string): Promise<void> {
    const result = this.executeRaw(sqlCommand(sql));
    await result.catch(() => {
      this.#lost ??= result;
    });
    await result;
  }

  /** Nothing may come between the checks and the statement, so this awaits nothing. */
  #run<T>(statement: () => Promise<T>): Promise<T> {
    if (this.#ended) return Promise.reject(transactionClosed());
    if (this.#lost) return this.#rethrow(this.#lost);
    const result = statement();
    if (!this.#session.client.inTransaction) this.#lost = result;
    return result;
  }

  /** Fails with the error that lost the transaction, or because a statement ended it. */
  async #rethrow(lost: Promise<unknown>): Promise<never> {
    await lost;
    throw transactionClosed();
  }
}
