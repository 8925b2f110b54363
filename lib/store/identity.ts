import "server-only";
import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { DomainError } from "@/lib/core/errors";
import { singleton } from "@/lib/core/singleton";
import { realStorePath } from "./real-path";

/** The part of SQLite's header that says what a file is, and counts its changes (sqlite.org/fileformat.html). */
const HEADER_BYTES = 28;
/** The name of the format, the page size, and whether there is a log: nothing of it changes while a store is open. */
const FIXED_BYTES = 20;
const COUNTER_AT = 24;

interface OpenFile {
  path: string;
  /**
   * A handle of our own. While the store is open it must not be closed: POSIX ends a process's locks on a file, SQLite's
   * among them, with the first handle that is closed.
   */
  handle: number;
  dev: bigint;
  ino: bigint;
  header: Buffer;
  /** The log and its index, which SQLite keeps beside the file while it is open. */
  beside: string[];
}

const opened = () => singleton<{ file: OpenFile | null }>("store-identity", () => ({ file: null }));

/** Remembers which file is open. To be called once the store has been read, when SQLite's log is there too. */
export function rememberStoreFile(path: string): void {
  const { dev, ino } = statSync(path, { bigint: true });
  const before = opened().file;
  const same = before?.path === path && before.dev === dev && before.ino === ino;
  if (!same) forgetStoreFile();
  const handle = same ? before.handle : openSync(path, "r");
  const real = realStorePath(path);
  const beside = ["-wal", "-shm"].map((suffix) => real + suffix).filter(isThere);
  opened().file = { path, handle, dev, ino, header: readHeader(handle), beside };
}

const isThere = (path: string) => existsSync(/* turbopackIgnore: true */ path);

/** To be called after the store has been closed. */
export function forgetStoreFile(): void {
  const { file } = opened();
  opened().file = null;
  if (file) closeSync(file.handle);
}

export interface LostStore {
  /** What has happened to the file, and what to do. */
  sentence: string;
  /** Whether what the store held can still be read: not when another file's bytes are in its place. */
  readable: boolean;
}

const SAVE = "save what it holds (npm run backup -- file), or stop the server, which then does that itself";
const RESTORE = "restore a backup (npm run restore -- file)";

/**
 * Whether the open store's file is no longer where it was; null while all is well. An open file that is deleted or
 * replaced can still be read and written, but nothing of it is left once the process ends.
 */
export function lostStore(): LostStore | null {
  const { file } = opened();
  if (!file) return null;
  const what = whatHappened(file);
  if (!what) return null;
  const readable = what !== "overwritten";
  const told = readable ? what : `The store's file ${file.path} was overwritten`;
  return { readable, sentence: `${told} while the server runs; ${readable ? SAVE : RESTORE}.` };
}

function whatHappened(file: OpenFile): string | null {
  const { path, dev, ino, beside } = file;
  if (wasOverwritten(file)) return "overwritten";
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (!found) return `The store's file ${path} was deleted`;
    if (found.ino !== ino || found.dev !== dev) return `The store's file ${path} was replaced`;
  } catch (error) {
    return `The store's file ${path} cannot be reached any more (${(error as NodeJS.ErrnoException).code})`;
  }
  const missing = beside.find((name) => !isThere(name));
  return missing ? `A part of the store, ${missing}, was deleted` : null;
}

/**
 * Whether somebody wrote another file's bytes into this one, as `cp backup.db waywo.db` does: a backup has no log, and
 * an older copy has counted fewer changes. A recent copy may have counted as many, and is not noticed.
 */
function wasOverwritten({ handle, header }: OpenFile): boolean {
  const now = readHeader(handle);
  const counter = now.readUInt32BE(COUNTER_AT);
  const before = header.readUInt32BE(COUNTER_AT);
  if (counter < before || now.compare(header, 0, FIXED_BYTES, 0, FIXED_BYTES) !== 0) return true;
  header.writeUInt32BE(counter, COUNTER_AT);
  return false;
}

function readHeader(handle: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  readSync(handle, header, 0, HEADER_BYTES, 0);
  return header;
}

/**
 * Refuses to go on with a store whose file is no longer there.
 *
 * @throws DomainError store_unavailable
 */
export function assertStoreInPlace(): void {
  const lost = lostStore();
  if (lost) throw new DomainError("store_unavailable", lost.sentence);
}
