import "server-only";
import { closeDb, db, storePath } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { storeKind } from "@/lib/core/store-kind";
import { checkStoreFile, makeStoreFolder } from "./check-file";
import { checkStorePath } from "./check-path";
import { forgetStoreFile, rememberStoreFile } from "./identity";
import { holdStore, releaseStore } from "./lock";
import { applyMigrations } from "./migrate";
import { holdPostgres, releasePostgres } from "./postgres/hold";
import { migratePostgres } from "./postgres/migrate-postgres";
import { clearRestore } from "./restore";
import { type SeedOptions, seedStore } from "./seed";
import { StoreError, toStoreError } from "./store-error";

export interface OpenedStore {
  /** The SQLite file; or the host and the database of PostgreSQL. */
  path: string;
  /** The migrations this opening applied, oldest first. */
  applied: string[];
  /** How many projects were seeded; 0 when the store had been seeded before. */
  seeded: number;
}

export interface OpenOptions {
  /** Where the corpus is; `false` leaves an empty store empty. */
  seed?: SeedOptions | false;
  /** Whether no other process may open it for itself alone as well; of an SQLite file that is always so. */
  alone?: boolean;
}

/**
 * Opens the store at boot: locks, checks and migrates the file, connects and seeds an empty store. Opening an open store
 * again changes nothing.
 *
 * @throws StoreError with one line that says what to do; a refused file stays untouched
 */
export async function openStore(options: OpenOptions = {}): Promise<OpenedStore> {
  if (storeKind() === "postgres") return openPostgres(options);
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

const MOVE_ON = "run npm run migrate-store again until it says that both are equal.";

async function openPostgres({ seed, alone = true }: OpenOptions): Promise<OpenedStore> {
  const url = env().DATABASE_URL;
  const { host, pathname } = new URL(url);
  const path = `${host}${pathname}`;
  if (alone) await holdPostgres(url);
  try {
    const applied = await migratePostgres(url);
    await db().$connect();
    const [state] = await db().direct.read<{ moving: number }>("SELECT moving FROM store_state");
    if (state?.moving) throw new StoreError(`A store is being moved into ${path}; ${MOVE_ON}`);
    return { path, applied, seeded: seed === false ? 0 : await seedStore(seed) };
  } catch (error) {
    await releasePostgres();
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
  await releasePostgres();
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split("\n")[0] ?? "";
}
