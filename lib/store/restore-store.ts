import "server-only";
import { copyFile, rename, rm, stat } from "node:fs/promises";
import Database from "better-sqlite3";
import { checkStoreFile } from "./check-store-file";
import { StoreError, sqliteCode } from "./store-error";

/**
 * Puts a backup in the store's place. The store of before is kept beside it.
 *
 * @returns where the store of before is kept, or null when there was none
 * @throws StoreError when the backup is no sound store of this version, or while the app holds the store
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
  if (kept) refuseWhileHeld(path);
  const draft = `${path}.restoring`;
  await copyFile(backup, draft);
  if (kept) await rename(path, kept);
  // What a write-ahead log holds belongs to the file that is gone; SQLite would play it into the new one.
  for (const suffix of ["-wal", "-shm"]) await rm(path + suffix, { force: true });
  await rename(draft, path);
  return kept;
}

/**
 * Leaving WAL mode needs the file for itself, so it tells whether anyone else has it open; it also folds the log
 * into the file, which makes it whole before it is put aside.
 */
function refuseWhileHeld(path: string): void {
  const database = new Database(path, { timeout: 0 });
  try {
    database.pragma("journal_mode = DELETE");
  } catch (error) {
    // A damaged store is what a backup is for; only a held one is refused.
    if (!/^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? "")) return;
    throw new StoreError(`The app has ${path} open; stop it before you restore.`);
  } finally {
    database.close();
  }
}
