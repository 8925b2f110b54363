import "server-only";
import { closeDb, db, storePath } from "@/lib/core/db";
import { checkStoreFile, makeStoreFolder } from "./check-file";
import { checkStorePath } from "./check-path";
import { forgetStoreFile, rememberStoreFile } from "./identity";
import { holdStore, releaseStore } from "./lock";
import { applyMigrations } from "./migrate";
import { clearRestore } from "./restore";
import { type SeedOptions, seedStore } from "./seed";
import { StoreError, toStoreError } from "./store-error";

export interface OpenedStore {
  path: string;
  /** The migrations this opening applied, oldest first. */
  applied: string[];
  /** How many projects were seeded; 0 when the store had been seeded before. */
  seeded: number;
}

/**
 * Opens the store at boot: locks, checks and migrates the file, connects and seeds an empty store. Opening an open store
 * again changes nothing.
 *
 * @param options.seed where the corpus is; `false` leaves an empty store empty
 * @throws StoreError with one line that says what to do; a refused file stays untouched
 */
export async function openStore(options: { seed?: SeedOptions | false } = {}): Promise<OpenedStore> {
  const path = storePath();
  await checkStorePath(path);
  await makeStoreFolder(path);
  const locked = holdStore(path);
  try {
    if (locked) await clearRestore(path);
    return await openFile(path, options.seed);
  } catch (error) {
    if (locked) releaseStore();
    throw error;
  }
}

async function openFile(path: string, seed: SeedOptions | false | undefined): Promise<OpenedStore> {
  const missing = await checkStoreFile(path);
  try {
    // The engine needs exclusive access and loads slowly, so it only runs when a migration is missing.
    if (missing.length > 0) await closeDb();
    const applied = missing.length > 0 ? await applyMigrations(path) : [];
    await db().$connect();
    const seeded = seed === false ? 0 : await seedStore(seed);
    rememberStoreFile(path);
    return { path, applied, seeded };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const sentence = toStoreError(error)?.message ?? firstLine(error);
    throw new StoreError(`The store ${path} could not be opened: ${sentence}`, { cause: error });
  }
}

/** Closes the store and lets other processes have it. */
export async function closeStore(): Promise<void> {
  await closeDb();
  forgetStoreFile();
  releaseStore();
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split("\n")[0] ?? "";
}
