import "server-only";
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from "node:fs";
import { copyFile, readdir, rm, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { syncFile, syncFolder } from "./backup";
import { checkBackup } from "./check-file";
import { realStorePath } from "./real-path";
import { StoreError, sqliteCode } from "./store-error";

/** What SQLite keeps beside a file; it would replay them into whatever file has the name. */
const LOGS = ["-wal", "-shm", "-journal"];

const draftOf = (path: string) => `${path}.restoring`;

/** Under which name a store is kept that gives way to another. */
export const keptName = (path: string, kind: "before" | "rescued", now = new Date()) =>
  `${path}.${kind}-${now.toISOString().replace(/\D/g, "")}`;

/**
 * Replaces a store that nobody has open with a backup, and keeps the old store beside it.
 *
 * @returns where the old store is kept, or null when there was none
 * @throws StoreError when the backup is not a valid store of this version, or another program has the store open
 */
export async function restoreStore(path: string, backup: string): Promise<string | null> {
  await prepareRestore(path, backup);
  try {
    return await swapStore(path);
  } catch (error) {
    await clearRestore(path);
    throw error;
  }
}

/**
 * Copies a backup, with the log it may still have beside it, to where it waits to take the store's place, and checks
 * the copy. Blocks the thread; a server runs it in a process of its own (`runStoreJob`).
 *
 * @throws StoreError when it is not a sound store of this version or an older one; the store is untouched
 */
export async function prepareRestore(path: string, backup: string): Promise<void> {
  const found = await stat(backup).catch(() => null);
  if (!found?.isFile() || found.size === 0) throw new StoreError(`There is no backup at ${backup}.`);
  const store = await stat(path).catch(() => null);
  if (store && store.ino === found.ino && store.dev === found.dev) {
    throw new StoreError(`${backup} is the store itself; name a backup of it.`);
  }
  const draft = draftOf(realStorePath(path));
  await removeDraft(draft);
  try {
    for (const suffix of ["", "-wal"]) {
      if (suffix && !existsSync(backup + suffix)) continue;
      await copyFile(backup + suffix, draft + suffix, constants.COPYFILE_FICLONE);
      chmodSync(draft + suffix, 0o600);
    }
    await checkBackup(draft, backup);
    foldLog(draft);
    await syncFile(draft);
  } catch (error) {
    await removeDraft(draft);
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof StoreError || !code) throw error;
    throw new StoreError(`${backup} could not be copied beside the store (${code}).`, { cause: error });
  }
}

/**
 * Puts the prepared backup in the store's place. Whenever this is cut short, the old store or the new one has the
 * name, and the old one is there. Nothing of this process can come in between: it never waits.
 *
 * @returns where the old store is kept, or null when there was none
 * @throws StoreError when another program has the store open
 */
export async function swapStore(path: string): Promise<string | null> {
  const real = realStorePath(path);
  const draft = draftOf(real);
  const old = statSync(real, { throwIfNoEntry: false });
  const kept = old ? keptName(real, "before") : null;
  if (old && kept) {
    foldOldLog(real);
    chmodSync(draft, old.mode & 0o777);
    if (process.getuid?.() === 0) chownSync(draft, old.uid, old.gid);
    keep(real, kept);
  }
  for (const suffix of LOGS) {
    if (existsSync(real + suffix)) renameSync(real + suffix, `${kept ?? keptName(real, "before")}${suffix}`);
  }
  renameSync(draft, real);
  await syncFolder(dirname(real));
  return kept;
}

/** Undoes a swap: the kept store gets its name back, and the restored one is gone. */
export async function putBack(path: string, kept: string): Promise<void> {
  const real = realStorePath(path);
  for (const suffix of LOGS) await rm(real + suffix, { force: true });
  renameSync(kept, real);
  for (const suffix of LOGS) if (existsSync(kept + suffix)) renameSync(kept + suffix, real + suffix);
  await syncFolder(dirname(real));
}

/** Clears away what a restore that was cut short has left: the copy, and the second name of the store still in use. */
export async function clearRestore(path: string): Promise<void> {
  const real = realStorePath(path);
  await removeDraft(draftOf(real));
  const store = await stat(real).catch(() => null);
  if (!store || store.nlink < 2) return;
  for (const name of await readdir(dirname(real))) {
    if (!name.startsWith(`${basename(real)}.before-`)) continue;
    const kept = join(dirname(real), name);
    const { ino, dev } = await stat(kept);
    if (ino === store.ino && dev === store.dev) await unlink(kept);
  }
}

async function removeDraft(draft: string): Promise<void> {
  for (const suffix of ["", ...LOGS]) await rm(draft + suffix, { force: true });
}

/** A second name is atomic and takes no room; some file systems have none. */
function keep(path: string, kept: string): void {
  try {
    linkSync(path, kept);
  } catch {
    copyFileSync(path, kept, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
}

/** Takes what is in the write-ahead log into the file. Needs exclusive access, so it fails while the file is open. */
function foldLog(path: string): void {
  const database = new Database(path, { timeout: 0, fileMustExist: true });
  try {
    database.pragma("journal_mode = DELETE");
  } finally {
    database.close();
  }
}

function foldOldLog(path: string): void {
  // SQLite deletes a log beside what it takes for an empty file.
  if (!hasHeader(path)) return;
  try {
    foldLog(path);
  } catch (cause) {
    // A damaged store is kept with its log, as it is.
    if (!/^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(cause) ?? "")) return;
    throw new StoreError(`Another program has ${path} open; close it before you restore.`, { cause });
  }
}

function hasHeader(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const header = Buffer.alloc(16);
    readSync(file, header, 0, header.length, 0);
    return header.toString("latin1") === "SQLite format 3\0";
  } finally {
    closeSync(file);
  }
}
