import "server-only";
import type { Changes } from "./changes";
import { type Connection, type Session, sqlCommand } from "./connection";
import { type BusyOptions, retryWhileBusy } from "./retry-while-busy";
import { StoreTransaction } from "./transaction";

/** The one connection that writes. Plain statements and whole transactions take turns, in the order they asked. */
export class Writer {
  readonly #connection: Connection;
  readonly #busy: BusyOptions;
  readonly #changes: Changes | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(connection: Connection, busy: BusyOptions, changes?: Changes) {
    this.#connection = connection;
    this.#busy = busy;
    this.#changes = changes;
  }

  /** Runs one statement by itself. */
  async write<T>(statement: (session: Session) => Promise<T>): Promise<T> {
    const since = performance.now();
    const release = await this.#turn();
    try {
      const session = await this.#retry(() => this.#connection.session(), since);
      const result = await this.#retry(() => statement(session), since);
      if (session.client.inTransaction) throw new Error("Transactions are begun with $transaction.");
      return result;
    } finally {
      await release();
    }
  }

  /** The transaction keeps its turn until it is committed or rolled back. */
  async begin(): Promise<StoreTransaction> {
    const since = performance.now();
    const release = await this.#turn();
    try {
      const session = await this.#retry(() => this.#connection.session(), since);
      await this.#retry(() => session.executeRaw(sqlCommand("BEGIN IMMEDIATE")), since);
      return new StoreTransaction(session, this.#busy, release);
    } catch (error) {
      await release();
      throw error;
    }
  }

  /** Closes the connection when those who asked before have had their turn. */
  async close(): Promise<void> {
    const release = await this.#turn();
    await this.#connection.close();
    await release();
  }

  /** Waits for a turn; the returned function ends it, and with it any transaction that is still open. */
  async #turn(): Promise<() => Promise<void>> {
    const before = this.#last;
    let next = () => {};
    this.#last = new Promise((resolve) => {
      next = resolve;
    });
    await before;
    return () =>
      this.#connection.endTransaction().finally(() => {
        next();
        this.#changes?.tell();
      });
  }

  #retry<T>(attempt: () => Promise<T>, since: number): Promise<T> {
    return retryWhileBusy(attempt, this.#busy, since);
  }
}
