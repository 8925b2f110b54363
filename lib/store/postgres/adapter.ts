import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlQuery,
  type Transaction,
} from "@prisma/driver-adapter-utils";
import type pg from "pg";
import { AdapterFactory, type StoreAdapter } from "../connection/adapter-factory";
import type { DirectTransaction, Statement, Value } from "../connection/direct";
import { Announcements, type PostgresWatch } from "./announcements";
import { LOCKS } from "./locks";
import { openPool, type StorePool } from "./pool";
import { prepared, queryDirect } from "./statements";
import { PostgresTransaction } from "./transaction";

const ADAPTER = { provider: "postgres", adapterName: "waywo-postgres" } as const;

/** Connections that read, beside the one that writes. */
const READERS = 4;

/** As long as SQLite's store waits for another process. */
const LOCK_LIMIT_MS = 10_000;
/** A process that stands still in a transaction must not hold up all others; Prisma ends its own after 20 seconds. */
const IDLE_LIMIT_MS = 30_000;

const READER_SETTINGS = ["SET default_transaction_read_only = on"];
/** Between two attempts to hear of changes again. */
const RECONNECT_MS = 1000;

export interface PostgresOptions {
  /** postgres://user:password@host:port/database */
  url: string;
  /** How long a transaction waits for those of others, in milliseconds. */
  busyLimitMs?: number;
  /** Hears of every committed change, of other instances too. */
  watch?: PostgresWatch | undefined;
}

/** Connects Prisma's client to a store on PostgreSQL. */
export class PostgresAdapterFactory extends AdapterFactory {
  readonly provider = ADAPTER.provider;
  readonly adapterName = ADAPTER.adapterName;
  readonly #options: PostgresOptions;

  constructor(options: PostgresOptions) {
    super();
    this.#options = options;
  }

  protected open(): Promise<StoreAdapter> {
    return PostgresAdapter.open(this.#options);
  }
}

/**
 * Sends reads to connections that only read, and all else to the one that writes. Transactions that write are serial over
 * all instances, as they are in SQLite: each holds the store's lock from its start.
 */
class PostgresAdapter implements StoreAdapter {
  readonly provider = ADAPTER.provider;
  readonly adapterName = ADAPTER.adapterName;
  readonly #reader: StorePool;
  readonly #writer: StorePool;
  #isOpen = true;

  private constructor(reader: StorePool, writer: StorePool) {
    this.#reader = reader;
    this.#writer = writer;
  }

  /** @throws DriverAdapterError when the server cannot be reached, or refuses */
  static async open({ url, busyLimitMs = LOCK_LIMIT_MS, watch }: PostgresOptions): Promise<PostgresAdapter> {
    const announcements = watch && new Announcements(watch);
    let adapter: PostgresAdapter | null = null;
    const writer = await openPool({
      url,
      max: 1,
      settings: [
        `SET lock_timeout = ${busyLimitMs}`,
        `SET idle_in_transaction_session_timeout = ${IDLE_LIMIT_MS}`,
        ...(announcements?.settings ?? []),
      ],
      ...(announcements && { connected: (client) => announcements.hear(client) }),
      lost: () => {
        if (adapter) void adapter.#connectAgain();
      },
    });
    const reader = await openPool({ url, max: READERS, settings: READER_SETTINGS });
    adapter = new PostgresAdapter(reader, writer);
    try {
      await writer.adapter.queryRaw({ sql: "SELECT 1", args: [], argTypes: [] });
    } catch (error) {
      await adapter.dispose();
      throw error;
    }
    return adapter;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  async queryRaw(query: SqlQuery) {
    if (isRead(query.sql)) return this.#reader.adapter.queryRaw(prepared(query));
    return this.#alone((tx) => tx.queryRaw(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#alone((tx) => tx.executeRaw(query));
  }

  async executeScript(script: string): Promise<void> {
    await this.#alone((tx) => tx.run(script));
  }

  read<T>(sql: string, ...values: Value[]): Promise<T[]> {
    if (isRead(sql)) return queryDirect<T>(this.#reader.pool, sql, values);
    return this.#alone((tx) => tx.read<T>(sql, ...values));
  }

  async write(...statements: Statement[]): Promise<number[]> {
    if (statements.length === 0) return [];
    return this.#alone(async (tx) => {
      const changes: number[] = [];
      for (const { sql, values } of statements) changes.push(await tx.run(sql, ...values));
      return changes;
    });
  }

  transaction<T>(work: (tx: DirectTransaction) => Promise<T>): Promise<T> {
    return this.#alone(work);
  }

  async startTransaction(level?: IsolationLevel): Promise<Transaction> {
    if (level !== undefined && level !== "SERIALIZABLE") {
      throw new DriverAdapterError({ kind: "InvalidIsolationLevel", level });
    }
    return this.#begin();
  }

  getConnectionInfo() {
    return { supportsRelationJoins: false };
  }

  async dispose(): Promise<void> {
    this.#isOpen = false;
    await Promise.all([this.#reader.pool.end(), this.#writer.pool.end()]);
  }

  async #alone<T>(work: (tx: PostgresTransaction) => Promise<T>): Promise<T> {
    const tx = await this.#begin();
    try {
      const result = await work(tx);
      await tx.commit();
      return result;
    } catch (error) {
      await tx.rollback();
      throw error;
    }
  }

  async #begin(): Promise<PostgresTransaction> {
    if (!this.#isOpen) throw new DriverAdapterError({ kind: "ConnectionClosed" });
    const inner = await this.#writer.adapter.startTransaction();
    const { client } = inner as unknown as { client?: pg.ClientBase };
    if (!client) throw new Error("@prisma/adapter-pg keeps its driver elsewhere; see lib/store/postgres.");
    const tx = new PostgresTransaction(inner, client);
    try {
      await tx.run(`SELECT pg_advisory_xact_lock(${LOCKS.write})`);
      return tx;
    } catch (error) {
      await tx.rollback();
      throw error;
    }
  }

  /** There is always a connection that hears of changes, even where nothing is written. */
  async #connectAgain(): Promise<void> {
    while (this.#isOpen) {
      try {
        await this.#writer.pool.query("SELECT 1");
        return;
      } catch {
        await wait(RECONNECT_MS, undefined, { ref: false });
      }
    }
  }
}

const COMMENTS = String.raw`(?:\s|--[^\n]*\n|/\*[\s\S]*?\*/)*`;
const READ = new RegExp(String.raw`^${COMMENTS}(?:SELECT|VALUES|SHOW|EXPLAIN|WITH)\b`, "i");
const CHANGE = /\b(?:INSERT|UPDATE|DELETE|setval|nextval)\b/i;

/** Where in doubt it writes, which is slower and does no harm. */
const isRead = (sql: string): boolean => READ.test(sql) && !CHANGE.test(sql);
