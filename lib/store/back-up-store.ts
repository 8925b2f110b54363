import "server-only";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { StoreError } from "./store-error";

/**
 * Writes a copy of the store as it is at this moment, also while the app is writing to it.
 *
 * @throws StoreError when there is no store, or when the file to write is there already
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
