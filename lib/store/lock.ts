import "server-only";
import { chownSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { singleton } from "@/lib/core/singleton";
import { realStorePath } from "./real-path";
import { StoreError, sqliteCode } from "./store-error";

export interface StoreLock {
  /** The store's path, links followed. */
  readonly path: string;
  release(): void;
}

/**
 * Takes the lock that a server, or a command without one, holds for as long as it works on a store: an open exclusive
 * transaction on `<store>.lock`. The system ends it with the process, however that ends, which a file with a process
 * id does not do. The file is empty and stays.
 *
 * @throws StoreHeld when another process has it; StoreError when the file system cannot lock
 */
export function lockStore(path: string): StoreLock {
  const real = realStorePath(path);
  const file = `${real}.lock`;
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { timeout: 0 });
    // A journal file would be litter: nothing is ever written.
    database.pragma("journal_mode = MEMORY");
    database.exec("BEGIN EXCLUSIVE");
    giveToOwner(file);
  } catch (cause) {
    database?.close();
    const code = sqliteCode(cause);
    if (/^SQLITE_(BUSY|LOCKED)/.test(code ?? "")) throw new StoreHeld(real, { cause });
    throw new StoreError(refusal(real, code), { cause });
  }
  const held = database;
  return { path: real, release: () => held.close() };
}

/** Another process has the store. */
export class StoreHeld extends StoreError {
  constructor(path: string, options?: { cause?: unknown }) {
    const who = `Another server, or a command, has the store ${path} open`;
    super(`${who}; stop it, or set DATABASE_URL to another path.`, options);
  }
}

function refusal(path: string, code: string | null): string {
  if (code === "SQLITE_NOTADB") return `${path}.lock is not a lock; delete it and start again.`;
  if (/^SQLITE_(CANTOPEN|READONLY|PERM)/.test(code ?? "")) {
    return `${path}.lock cannot be written to; make it and its folder writable.`;
  }
  const why = code ? ` (${code})` : "";
  return `The store ${path} could not be locked${why}; it must be on a file system with locks, such as a local disk.`;
}

/** A command that root runs must not leave a lock that the server's own user cannot take. */
function giveToOwner(file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(file));
  if (uid !== 0) chownSync(file, uid, gid);
}

const held = () => singleton<{ lock: StoreLock | null }>("store-lock", () => ({ lock: null }));

/**
 * Locks a store for this process; of another store the process lets go.
 *
 * @returns whether the lock is new: false when the process had it already
 * @throws StoreError as `lockStore` does
 */
export function holdStore(path: string): boolean {
  if (held().lock?.path === realStorePath(path)) return false;
  releaseStore();
  held().lock = lockStore(path);
  return true;
}

/** Lets go of the store that this process holds, if any. */
export function releaseStore(): void {
  held().lock?.release();
  held().lock = null;
}
