import "server-only";
import { closeDb, db, storePath } from "@/lib/core/db";
import { checkStoreFile } from "./check-file";
import { applyMigrations } from "./migrate";
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
 * Opens the store at boot: checks and migrates the file, connects and seeds an empty store. Opening an
 * open store again changes nothing.
 *
 * @param options.seed where the corpus is; `false` leaves an empty store empty
 * @throws StoreError with one line that says what to do; a refused file stays untouched
 */
export async function openStore(options: { seed?: SeedOptions | false } = {}): Promise<OpenedStore> {
  const path = storePath();
  const missing = await checkStoreFile(path);
  try {
    // The engine needs exclusive access and loads slowly, so it only runs when a migration is missing.
    if (missing.length > 0) await closeDb();
    const applied = missing.length > 0 ? await applyMigrations(path) : [];
    await db().$connect();
    const seeded = options.seed === false ? 0 : await seedStore(options.seed);
    return { path, applied, seeded };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const sentence = toStoreError(error)?.message ?? firstLine(error);
    throw new StoreError(`The store ${path} could not be opened: ${sentence}`, { cause: error });
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split("\n")[0] ?? "";
}
