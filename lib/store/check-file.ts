import "server-only";
import { constants } from "node:fs";
import { access, mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { checkStorePath } from "./check-path";
import { migrationNames } from "./migrate";
import { StoreError, sqliteCode } from "./store-error";

const ELSEWHERE = "or set DATABASE_URL to another path";

async function orSay<T>(work: Promise<T>, sentence: string): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new StoreError(sentence, { cause });
  }
}

/** `mkdir -p`; Node's own never returns where folders cannot be made, as under /proc. */
async function makeFolder(folder: string): Promise<void> {
  const make = () =>
    mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  try {
    await make();
  } catch (error) {
    const parent = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || parent === folder) throw error;
    await makeFolder(parent);
    await make();
  }
}

/**
 * Makes the store's folder. It must be writable, because SQLite keeps files beside the database.
 *
 * @throws StoreError
 */
export async function makeStoreFolder(path: string): Promise<void> {
  const folder = dirname(path);
  const sentence = `The data folder ${folder} cannot be written to; make it writable, ${ELSEWHERE}.`;
  await orSay(makeFolder(folder), sentence);
  await orSay(access(folder, constants.W_OK | constants.X_OK), sentence);
}

/** What is wrong with a file that is no store of ours, and what the person who wants to open it can do. */
class UnfitFile extends Error {
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

const damaged = () => new UnfitFile("is damaged", "restore a backup (npm run restore -- file)");

/** By SQLite's result code. */
function unfit(error: unknown): UnfitFile {
  const code = sqliteCode(error) ?? "";
  if (code.startsWith("SQLITE_NOTADB")) return new UnfitFile("is not a database", "move it away");
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new UnfitFile("is locked by another program", "end that program");
  }
  // SQLite needs room for the index of its log even to read.
  if (/^SQLITE_(FULL|IOERR_SHMSIZE)/.test(code)) {
    return new UnfitFile("is on a disk that is full", "free some space");
  }
  if (/^SQLITE_(IOERR|CANTOPEN|NOMEM|PERM|READONLY)/.test(code)) {
    return new UnfitFile(`could not be read (${code})`, "look at its disk and its folder");
  }
  return damaged();
}

/** Reads the database without changing it; opened by SQLite alone, which keeps its locks when this is closed. */
function inspect(path: string, known: ReadonlySet<string>): string[] {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const [first] = database.pragma("quick_check(1)") as { quick_check: string }[];
    if (first?.quick_check !== "ok") throw damaged();
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
    if (tables.length === 0) return [];
    if (!tables.includes("_prisma_migrations")) {
      throw new UnfitFile("holds another program's data", "move it away");
    }
    const history = database
      .prepare("SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL")
      .all() as { migration_name: string; finished_at: unknown }[];
    const unknown = history.find(({ migration_name }) => !known.has(migration_name));
    if (unknown) {
      throw new UnfitFile(`was made by a newer version (${unknown.migration_name})`, "update");
    }
    return history
      .filter(({ finished_at }) => finished_at !== null)
      .map(({ migration_name }) => migration_name);
  } finally {
    database.close();
  }
}

/**
 * The names of the migrations that a database still needs, oldest first.
 *
 * @throws UnfitFile
 */
async function missingMigrations(path: string): Promise<string[]> {
  const known = await migrationNames();
  try {
    const applied = inspect(path, new Set(known));
    return known.filter((name) => !applied.includes(name));
  } catch (error) {
    throw error instanceof UnfitFile ? error : Object.assign(unfit(error), { cause: error });
  }
}

/**
 * Checks the store's file before anything opens it for writing. A refused file stays untouched.
 *
 * @returns the names of the migrations it still needs, oldest first
 * @throws StoreError with one line, when the folder or file is not writable, or the file is not an SQLite database,
 *   is damaged, or belongs to another program or a newer version
 */
export async function checkStoreFile(path: string): Promise<string[]> {
  await checkStorePath(path);
  await makeStoreFolder(path);
  const found = await stat(path).catch(() => null);
  if (!found) return migrationNames();
  if (found.nlink > 1) {
    // SQLite names its log after the file, so under the other name the store would lack what is in the log.
    throw new StoreError(`${path} has a second name (a hard link); make a copy of it instead, ${ELSEWHERE}.`);
  }
  const sentence = `${path} cannot be written to; make it writable, ${ELSEWHERE}.`;
  await orSay(access(path, constants.R_OK | constants.W_OK), sentence);
  if (found.size === 0) return migrationNames();
  try {
    return await missingMigrations(path);
  } catch (cause) {
    if (!(cause instanceof UnfitFile)) throw cause;
    throw new StoreError(`${path} ${cause.message}; ${cause.advice}, ${ELSEWHERE}.`, { cause });
  }
}

/**
 * Checks the copy of a backup that is to become the store.
 *
 * @param backup the file the copy was made of, for the message
 * @throws StoreError when it is not a sound store of this version or an older one
 */
export async function checkBackup(copy: string, backup: string): Promise<void> {
  try {
    await missingMigrations(copy);
  } catch (cause) {
    if (!(cause instanceof UnfitFile)) throw cause;
    throw new StoreError(`${backup} ${cause.message}; nothing was restored.`, { cause });
  }
}
