import "server-only";
import { existsSync, lstatSync } from "node:fs";
import { link, open, rename, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import Database from "better-sqlite3";
import { StoreError, sqliteCode } from "./store-error";

/**
 * Writes a consistent copy of the store, even while another process is writing to it. Blocks the thread; a server
 * runs it in a process of its own (`runStoreJob`).
 *
 * @throws StoreError when there is no store, or no copy can be made at the target
 */
export async function backUpStore(path: string, target: string): Promise<void> {
  if (!existsSync(path)) throw new StoreError(`There is no store at ${path}.`);
  await writeCopy(target, (draft) => {
    const database = new Database(path, { readonly: true, timeout: 5000 });
    try {
      database.prepare("VACUUM INTO ?").run(draft);
    } finally {
      database.close();
    }
  });
}

/**
 * Has a copy written under another name, and gives it its own once it is complete and on the disk. A copy that is cut
 * short, by an error or a crash, is never found under the target's name; a file that is there is never overwritten.
 *
 * @param write writes the copy to the file it is given
 * @throws StoreError
 */
export async function writeCopy(target: string, write: (draft: string) => unknown): Promise<void> {
  const taken = () => new StoreError(`${target} is there already; give the copy another name.`);
  if (lstatSync(target, { throwIfNoEntry: false })) throw taken();
  if (!existsSync(dirname(target))) throw new StoreError(`There is no folder ${dirname(target)}.`);
  const draft = draftOf(target);
  try {
    await rm(draft, { force: true });
    await write(draft);
    await syncFile(draft);
    await moveWithoutOverwriting(draft, target);
    await syncFolder(dirname(target));
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {});
    const code = sqliteCode(cause) ?? (cause as NodeJS.ErrnoException).code;
    if (code === "EEXIST") throw taken();
    if (!code || cause instanceof StoreError) throw cause;
    throw new StoreError(`${target} could not be written: ${REASONS[code] ?? code}.`, { cause });
  }
}

/** Where a copy is written until it is complete. */
export const draftOf = (target: string) => `${target}.partial`;

const REASONS: Record<string, string> = {
  SQLITE_FULL: "the disk is full",
  ENOSPC: "the disk is full",
  SQLITE_CANTOPEN: "its folder cannot be written to",
  SQLITE_READONLY: "its folder cannot be written to",
  SQLITE_BUSY: "another program keeps the store locked",
  SQLITE_NOTADB: "the store is damaged",
  SQLITE_CORRUPT: "the store is damaged",
  EACCES: "its folder cannot be written to",
  EPERM: "its folder cannot be written to",
  EROFS: "its folder cannot be written to",
};

/** Writes a file through to the disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Writes the names in a folder through to the disk, where the system can. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

async function moveWithoutOverwriting(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
    await rm(from);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    // Some file systems have no links.
    if (existsSync(to)) throw Object.assign(new Error(`${basename(to)} is there`), { code: "EEXIST" });
    await rename(from, to);
  }
}
