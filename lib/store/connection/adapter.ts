import "server-only";
import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlQuery,
  type Transaction,
} from "@prisma/driver-adapter-utils";
import { AdapterFactory, type StoreAdapter } from "./adapter-factory";
import { Changes, type ChangeWatch } from "./changes";
import { Connection, type WrapDriver } from "./connection";
import type { DirectTransaction, Statement, Value } from "./direct";
import { type BusyOptions, retryWhileBusy } from "./retry-while-busy";
import { Writer } from "./writer";

/** WAL, so that readers and the writer do not wait for each other; FULL, so that a power cut takes no commit back. */
const WRITER_PRAGMAS = ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"];
const READER_PRAGMAS = ["query_only = ON"];

const BUSY_LIMIT_MS = 10_000;

/** SQLite's SQLITE_MAX_VARIABLE_NUMBER. Prisma splits larger statements, in a transaction that waits for the writer. */
const MAX_BIND_VALUES = 32_766;

const ADAPTER = { provider: "sqlite", adapterName: "waywo-store" } as const;

const COMMENTS = String.raw`(?:\s|--[^\n]*\n|/\*[\s\S]*?\*/)*`;
const READ = new RegExp(String.raw`^${COMMENTS}(?:SELECT|VALUES|EXPLAIN)\b`, "i");
const READ_OR_WRITE = new RegExp(String.raw`^${COMMENTS}WITH\b`, "i");

export interface StoreAdapterOptions {
  /** The SQLite file. */
  path: string;
  /** How long a statement waits for another process's lock, in milliseconds. */
  busyLimitMs?: number;
  wrapDriver?: WrapDriver;
  /** Hears of every committed change. */
  watch?: ChangeWatch | undefined;
}

/** Connects Prisma's client to an SQLite file. */
export class SqliteAdapterFactory extends AdapterFactory {
  readonly provider = ADAPTER.provider;
  readonly adapterName = ADAPTER.adapterName;
  readonly #options: StoreAdapterOptions;

  constructor(options: StoreAdapterOptions) {
    super();
    this.#options = options;
  }

  protected async open(): Promise<StoreAdapter> {
    const adapter = new SqliteAdapter(this.#options);
    await adapter.open();
    return adapter;
  }
}

/** Sends reads to a connection that never waits for a transaction of ours, and all else to the writer. */
class SqliteAdapter implements StoreAdapter {
  readonly provider = ADAPTER.provider;
  readonly adapterName = ADAPTER.adapterName;
  readonly #closing = new AbortController();
  readonly #busy: BusyOptions;
  readonly #reader: Connection;
  readonly #writer: Writer;

  constructor({ path, busyLimitMs = BUSY_LIMIT_MS, wrapDriver, watch }: StoreAdapterOptions) {
    this.#busy = { limitMs: busyLimitMs, closing: this.#closing.signal };
    this.#reader = new Connection(path, READER_PRAGMAS, wrapDriver);
    const changes = watch && new Changes(watch);
    this.#writer = new Writer(new Connection(path, WRITER_PRAGMAS, wrapDriver, changes), this.#busy, changes);
  }

  get isOpen(): boolean {
    return !this.#closing.signal.aborted;
  }

  /** @throws when the file cannot be opened */
  async open(): Promise<void> {
    try {
      // The writer first: it creates the file and its log.
      await this.#writer.write(async () => undefined);
      await retryWhileBusy(() => this.#reader.session(), this.#busy);
    } catch (error) {
      await this.dispose();
      throw error;
    }
  }

  async queryRaw(query: SqlQuery) {
    if (!(await this.#isRead(query.sql))) return this.#writer.write((session) => session.queryRaw(query));
    return retryWhileBusy(async () => (await this.#reader.session()).queryRaw(query), this.#busy);
  }

  async read<T>(sql: string, ...values: Value[]): Promise<T[]> {
    return retryWhileBusy(async () => (await this.#reader.session()).client.all<T>(sql, values), this.#busy);
  }

  async write(...statements: Statement[]): Promise<number[]> {
    const [only, ...others] = statements;
    if (!only) return [];
    if (others.length === 0) {
      return [await this.#writer.write(async ({ client }) => client.run(only.sql, only.values))];
    }
    return this.transaction(async (tx) => {
      const changes: number[] = [];
      for (const { sql, values } of statements) changes.push(await tx.run(sql, ...values));
      return changes;
    });
  }

  async transaction<T>(work: (tx: DirectTransaction) => Promise<T>): Promise<T> {
    const transaction = await this.#writer.begin();
    try {
      const result = await work(transaction);
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#writer.write((session) => session.executeRaw(query));
  }

  executeScript(script: string): Promise<void> {
    return this.#writer.write((session) => session.executeScript(script));
  }

  async startTransaction(level?: IsolationLevel): Promise<Transaction> {
    if (level !== undefined && level !== "SERIALIZABLE") {
      throw new DriverAdapterError({ kind: "InvalidIsolationLevel", level });
    }
    return this.#writer.begin();
  }

  getConnectionInfo() {
    return { maxBindValues: MAX_BIND_VALUES, supportsRelationJoins: false };
  }

  async dispose(): Promise<void> {
    this.#closing.abort();
    await this.#reader.close();
    // The last connection to close folds the log into the file, which the reader may not.
    await this.#writer.close();
  }

  async #isRead(sql: string): Promise<boolean> {
    if (READ.test(sql)) return true;
    if (!READ_OR_WRITE.test(sql)) return false;
    try {
      return (await this.#reader.session()).client.isReadOnly(sql);
    } catch {
      // The writer says what is wrong with it.
      return false;
    }
  }
}
