import "server-only";
import { constants } from "node:fs";
import { access, mkdir, open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { migrationNames } from "./migrate";
import { StoreError } from "./store-error";

const HEADER = "SQLite format 3\0";
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

/** Makes the store's folder. It must be writable, because SQLite keeps files beside the database. */
async function checkFolder(folder: string): Promise<void> {
  const sentence = `The data folder ${folder} cannot be written to; make it writable, ${ELSEWHERE}.`;
  await orSay(makeFolder(folder), sentence);
  await orSay(access(folder, constants.W_OK | constants.X_OK), sentence);
}

async function readHeader(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER.length), 0, HEADER.length, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Reads the database without changing it, and refuses one that is damaged, foreign or newer than this version.
 *
 * @returns the names of the migrations it has been through
 */
function inspect(path: string, known: ReadonlySet<string>): string[] {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const [first] = database.pragma("quick_check(1)") as { quick_check: string }[];
    if (first?.quick_check !== "ok") throw new Error(first?.quick_check ?? "no answer");
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
    if (tables.length === 0) return [];
    if (!tables.includes("_prisma_migrations")) {
      throw new StoreError(`${path} holds another program's data; move it away, ${ELSEWHERE}.`);
    }
    const history = database
      .prepare("SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL")
      .all() as { migration_name: string; finished_at: unknown }[];
    const unknown = history.find(({ migration_name }) => !known.has(migration_name));
    if (unknown) {
      const made = `${path} was made by a newer version (${unknown.migration_name})`;
      throw new StoreError(`${made}; update, ${ELSEWHERE}.`);
    }
    return history
      .filter(({ finished_at }) => finished_at !== null)
      .map(({ migration_name }) => migration_name);
  } finally {
    database.close();
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
  const known = await migrationNames();
  await checkFolder(dirname(path));
  const found = await stat(path).catch(() => null);
  if (!found) return known;
  if (!found.isFile()) throw new StoreError(`${path} is not a file; move it away, ${ELSEWHERE}.`);
  const sentence = `${path} cannot be written to; make it writable, ${ELSEWHERE}.`;
  await orSay(access(path, constants.R_OK | constants.W_OK), sentence);
  if (found.size === 0) return known;
  if ((await readHeader(path)) !== HEADER) {
    throw new StoreError(`${path} is not a database; move it away, ${ELSEWHERE}.`);
  }
  try {
    const applied = inspect(path, new Set(known));
    return known.filter((name) => !applied.includes(name));
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    const damaged = `${path} is damaged; restore a backup (npm run restore -- file), ${ELSEWHERE}.`;
    throw new StoreError(damaged, { cause });
  }
}
