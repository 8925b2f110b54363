import "server-only";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { storeKind } from "@/lib/core/store-kind";
import { readPostgres, readPostgresMoment } from "./postgres-reader";

/** How long a read waits for another process's lock, in milliseconds. It stops nothing but this thread. */
const BUSY_TIMEOUT_MS = 10_000;

export interface Reader {
  /** The rows of a statement that only reads. Numbers are integers. */
  query(sql: string, ...args: (number | string)[]): Promise<unknown[][]>;
}

/**
 * Reads a store in a worker thread. A file is open only meanwhile, so that it can be closed and replaced.
 *
 * @param path the store's address: its file, or a URL of PostgreSQL
 * @throws what the driver says when the store cannot be read
 */
export async function readStore<T>(path: string, work: (reader: Reader) => Promise<T>): Promise<T> {
  if (storeKind(path) === "postgres") return readPostgres(path, work);
  const store = await openReadOnly(path);
  try {
    return await work(readerOf(store));
  } finally {
    await store.dispose();
  }
}

/** The same, with all that is read from one moment. */
export async function readMoment<T>(path: string, work: (reader: Reader) => Promise<T>): Promise<T> {
  if (storeKind(path) === "postgres") return readPostgresMoment(path, work);
  const store = await openReadOnly(path);
  try {
    return await work(readerOf(await store.startTransaction()));
  } finally {
    await store.dispose();
  }
}

/** @throws what SQLite says when the file cannot be read */
export function openReadOnly(path: string) {
  return new PrismaBetterSqlite3({ url: `file:${path}`, readonly: true, timeout: BUSY_TIMEOUT_MS }).connect();
}

type Readable = Pick<Awaited<ReturnType<typeof openReadOnly>>, "queryRaw">;

export function readerOf(store: Readable): Reader {
  return {
    async query(sql, ...args) {
      const argTypes = args.map((arg) => {
        return { scalarType: typeof arg === "number" ? "int" : "string", arity: "scalar" } as const;
      });
      const { rows } = await store.queryRaw({ sql, args, argTypes });
      return rows;
    },
  };
}
