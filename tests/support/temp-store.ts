import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forgetSingleton } from "@/lib/core/singleton";
import { closeStore, openStore } from "@/lib/store/open";
import { createDatabase, dropDatabase, postgresServer } from "./postgres/template";
import { copyTemplate, useStoreFile, useStoreUrl } from "./store-template";

export interface TempStore {
  /** The SQLite file, or the URL of the database. */
  path: string;
  /** Closes the store and removes its folder. */
  close: () => Promise<void>;
}

/**
 * Gives the test file a store of its own, migrated and, when asked, seeded with the corpus:
 *
 *     let store: TempStore;
 *     beforeEach(async () => { store = await openTempStore({ seeded: true }); });
 *     afterEach(() => store.close());
 *
 * With `alone: false` others may open it, too, where it is on PostgreSQL. Sets `DATABASE_URL` and forgets `env()` and `db()`, so that what the test calls uses the copy.
 */
export async function openTempStore(options: { seeded?: boolean; alone?: boolean } = {}): Promise<TempStore> {
  const before = process.env.DATABASE_URL;
  const { path, remove } = await makeStore(options.seeded ?? false);
  await openStore({ seed: false, alone: options.alone ?? true });
  return {
    path,
    close: async () => {
      await closeStore();
      if (before === undefined) delete process.env.DATABASE_URL;
      else process.env.DATABASE_URL = before;
      forgetSingleton("env");
      await remove();
    },
  };
}

async function makeStore(seeded: boolean): Promise<{ path: string; remove: () => Promise<void> }> {
  const server = postgresServer();
  if (server) {
    const url = await createDatabase(server, seeded);
    await useStoreUrl(url);
    return { path: url, remove: () => dropDatabase(url) };
  }
  const folder = await mkdtemp(join(tmpdir(), "waywo-test-"));
  const path = join(folder, "waywo.db");
  await copyTemplate(seeded, path);
  await useStoreFile(path);
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
