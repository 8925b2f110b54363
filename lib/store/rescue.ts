import "server-only";
import { db, storePath } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { writeCopy } from "./backup";
import { makeStoreFolder } from "./check-file";
import { lostStore } from "./identity";
import { realStorePath } from "./real-path";
import { keptName } from "./restore";
import { readSql } from "./sql";

/**
 * Writes a copy of what the open connection reads, also when its file has been deleted. Blocks the store meanwhile.
 *
 * @throws StoreError; DomainError store_unavailable when the file was overwritten
 */
export async function copyOpenStore(target: string): Promise<void> {
  const lost = lostStore();
  if (lost && !lost.readable) throw new DomainError("store_unavailable", lost.sentence);
  await writeCopy(target, (draft) => db().$executeRawUnsafe(readSql("copy-store"), draft));
}

/**
 * Saves the contents of a store whose file was deleted or replaced, to a new file beside where it was.
 *
 * @returns that file, or null when the store is where it should be, or was overwritten and cannot be saved
 * @throws StoreError when it could not be written
 */
export async function rescueLostStore(): Promise<string | null> {
  if (!lostStore()?.readable) return null;
  const path = realStorePath(storePath());
  const target = keptName(path, "rescued");
  await makeStoreFolder(path);
  await copyOpenStore(target);
  return target;
}
