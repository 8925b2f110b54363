import "server-only";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { DriverAdapterError, type SqlDriverAdapter, type SqlQuery } from "@prisma/driver-adapter-utils";
import Database from "better-sqlite3";
import { CachedClient } from "./cached-client";
import type { Changes } from "./changes";
import { yieldToEventLoop } from "./yield-to-event-loop";

/** Prisma's adapter on an open connection. It has run a statement when the call returns, before its promise settles. */
export type Session = SqlDriverAdapter & { client: CachedClient };

/** Replaces a connection's driver as soon as it is open; tests make it fail. */
export type WrapDriver = (database: Database.Database) => Database.Database;

/** A statement without values. */
export const sqlCommand = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

/** One connection to the SQLite file, opened when it is needed and again when it had to be given up. */
export class Connection {
  readonly #path: string;
  readonly #pragmas: readonly string[];
  readonly #wrap: WrapDriver;
  readonly #changes: Changes | undefined;
  #session: Promise<Session> | null = null;
  #closed = false;

  constructor(
    path: string,
    pragmas: readonly string[],
    wrap: WrapDriver = (database) => database,
    changes?: Changes,
  ) {
    this.#path = path;
    this.#pragmas = pragmas;
    this.#wrap = wrap;
    this.#changes = changes;
  }

  /** @throws DriverAdapterError `ConnectionClosed` after `close`; what the driver throws when it cannot open */
  async session(): Promise<Session> {
    await yieldToEventLoop();
    if (this.#closed) return Promise.reject(new DriverAdapterError({ kind: "ConnectionClosed" }));
    this.#session ??= this.#open().catch((error: unknown) => {
      this.#session = null;
      throw error;
    });
    return this.#session;
  }

  /** Rolls back what is still open. A connection that cannot do even that is given up: closing rolls back too. */
  async endTransaction(): Promise<void> {
    const session = await this.#session;
    if (!session?.client.inTransaction) return;
    await session.executeRaw(sqlCommand("ROLLBACK")).catch(() => undefined);
    if (!session.client.inTransaction) return;
    this.#session = null;
    session.client.close();
  }

  async close(): Promise<void> {
    this.#closed = true;
    const session = await this.#session?.catch(() => null);
    this.#session = null;
    session?.client.close();
  }

  async #open(): Promise<Session> {
    // SQLite itself never waits for a lock: that would stop the thread. `retryWhileBusy` does.
    const factory = new PrismaBetterSqlite3({ url: `file:${this.#path}`, timeout: 0 });
    return withStatements(await factory.connect(), (driver) => {
      const database = this.#wrap(driver);
      try {
        for (const pragma of this.#pragmas) database.pragma(pragma);
        this.#changes?.listenTo(driver);
      } catch (error) {
        database.close();
        throw error;
      }
      return database;
    });
  }
}

/** Prisma's adapter, with the statements that it prepares kept by its connection. */
export function withStatements(
  adapter: SqlDriverAdapter & { client?: unknown },
  prepare: WrapDriver = (database) => database,
): Session {
  if (!(adapter.client instanceof Database)) {
    throw new Error("@prisma/adapter-better-sqlite3 keeps its driver elsewhere; see lib/store/connection.");
  }
  return Object.assign(adapter, { client: new CachedClient(prepare(adapter.client)) });
}
