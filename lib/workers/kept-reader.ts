import "server-only";
import { statSync } from "node:fs";
import { storeKind } from "@/lib/core/store-kind";
import { type Session, withStatements } from "@/lib/store/connection/connection";
import { closePostgres, readPostgres } from "./postgres-reader";
import { openReadOnly, type Reader, readerOf } from "./read-store";

/** Without a read for so long, the store is closed, and what was read of it forgotten: some 16 MB. */
const IDLE_MS = 60_000;

interface Open {
  file: string;
  store: Promise<Session>;
}

/**
 * Reads a store in a worker thread, and keeps its file open: to open it takes 2 ms, and to read again what SQLite had in
 * memory as long as many a statement. Whoever closes or replaces the file has it closed first (`closeDb`). Connections to
 * PostgreSQL are kept anyway.
 */
export class KeptReader {
  #open: Open | null = null;
  #idle: NodeJS.Timeout | undefined;

  /**
   * Statements may be those of several readings in turns; none may open a transaction.
   *
   * @param path the store's address
   * @throws what the driver says when the store cannot be read
   */
  async read<T>(path: string, work: (reader: Reader) => Promise<T>): Promise<T> {
    if (storeKind(path) === "postgres") return readPostgres(path, work);
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    const file = identityOf(path);
    // Nothing is waited for in between, so that those who read at once open it once.
    if (this.#open?.file !== file) this.#open = { file, store: this.#reopen(path) };
    const { store } = this.#open;
    try {
      return await work(readerOf(await store));
    } catch (error) {
      if (this.#open?.store === store && !(await isOpen(store))) this.#open = null;
      throw error;
    }
  }

  async #reopen(path: string): Promise<Session> {
    await this.close();
    return withStatements(await openReadOnly(path));
  }

  async close(): Promise<void> {
    const store = this.#open?.store;
    this.#open = null;
    await (await store?.catch(() => null))?.dispose();
    await closePostgres();
  }
}

const isOpen = (store: Promise<Session>) =>
  store.then(
    () => true,
    () => false,
  );

/** What no other file has; a path may come to lead to another. */
function identityOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${path} ${found.dev} ${found.ino}` : path;
}
