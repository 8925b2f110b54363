import "server-only";
import { existsSync } from "node:fs";
import { copyFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { checkStoreFile } from "./check-file";
import { StoreError, sqliteCode } from "./store-error";

/**
 * Writes a consistent copy of the store, even while the app is writing to it.
 *
 * @throws StoreError when there is no store, or when the target exists
 */
export function backUpStore(path: string, target: string): void {
  if (!existsSync(path)) throw new StoreError(`There is no store at ${path}.`);
  if (existsSync(target)) throw new StoreError(`${target} is there already; give the backup another name.`);
  if (!existsSync(dirname(target))) throw new StoreError(`There is no folder ${dirname(target)}.`);
  const database = new Database(path, { readonly: true, timeout: 5000 });
  try {
    database.prepare("VACUUM INTO ?").run(target);
  } finally {
    database.close();
  }
}

/**
 * Replaces the store with a backup and keeps the old store beside it.
 *
 * @returns where the old store is kept, or null when there was none
 * @throws StoreError when the backup is not a valid store of this version, or while the app has the store open
 */
export async function restoreStore(
  path: string,
  backup: string,
  now: Date = new Date(),
): Promise<string | null> {
  if (!(await stat(backup).catch(() => null))?.size) throw new StoreError(`There is no backup at ${backup}.`);
  await checkStoreFile(backup);
  const kept = (await stat(path).catch(() => null))
    ? `${path}.before-${now.toISOString().replace(/\D/g, "")}`
    : null;
  if (kept) refuseWhileOpen(path);
  const draft = `${path}.restoring`;
  await copyFile(backup, draft);
  if (kept) await rename(path, kept);
  // The write-ahead log belongs to the old file; SQLite would replay it into the new one.
  for (const suffix of ["-wal", "-shm"]) await rm(path + suffix, { force: true });
  await rename(draft, path);
  return kept;
}

/**
 * Leaving WAL mode needs exclusive access, so it fails while another process has the store open. It also folds
 * the log into the file, so that the file kept is complete.
 */
function refuseWhileOpen(path: string): void {
  const database = new Database(path, { timeout: 0 });
  try {
    database.pragma("journal_mode = DELETE");
  } catch (error) {
    // Restoring over a damaged store is fine.
    if (!/^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? "")) return;
    throw new StoreError(`The app has ${path} open; stop it before you restore.`);
  } finally {
    database.close();
  }
}
