import "server-only";
import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { z } from "zod";
import { closeDb, storePath } from "@/lib/core/db";
import { type StoreGate, withStoreGate } from "@/lib/core/store-gate";
import { loadSettings } from "@/lib/settings/stored-settings";
import { forgetStoreFile } from "@/lib/store/identity";
import { openStore } from "@/lib/store/open";
import { rescueLostStore } from "@/lib/store/rescue";
import { clearRestore, putBack, restoreStore, swapStore } from "@/lib/store/restore";
import { StoreError } from "@/lib/store/store-error";
import { clearWriteFailure } from "@/lib/store/write-failure";
import { closeWorkers } from "@/lib/workers/workers";
import { command, type RunningServer } from "../command";
import { runStoreJob } from "../store-job";

const RESTORING = "The store is being restored from a backup; try again in a moment.";

/** Puts a backup in the store's place; a running server stops its runs, changes the file and goes on with the new one. */
export const restore = command({
  ofFile: true,
  input: z.object({ backup: z.string().min(1).refine(isAbsolute) }),
  output: z.object({ kept: z.string().nullable() }),
  makesStore: true,
  async inServer({ backup }, server, signal) {
    await runStoreJob("prepare-restore", [storePath(), backup], signal);
    const kept = await withStoreGate(RESTORING, (gate) => restoreInServer(backup, server, gate));
    return { kept };
  },
  alone: async ({ backup }, store) => ({ kept: await restoreStore(store, backup) }),
});

/** @returns where the old store is kept */
async function restoreInServer(
  backup: string,
  server: RunningServer,
  gate: StoreGate,
): Promise<string | null> {
  const path = storePath();
  const close = async () => {
    // The index of vectors is the old store's.
    await closeWorkers();
    await gate.pass(closeDb);
    forgetStoreFile();
  };
  const reopen = () =>
    gate.pass(async () => {
      await openStore({ seed: false });
      await loadSettings();
      clearWriteFailure();
      await server.startQueue();
    });
  let old: string | null = null;
  let swapped = false;
  try {
    await server.stopQueue();
    gate.shut();
    old = await gate.pass(rescueLostStore);
    await close();
    const kept = await swapStore(path);
    swapped = true;
    old ??= kept;
    await reopen();
    return old;
  } catch (cause) {
    await server.stopQueue();
    await close();
    if (old && (swapped || !existsSync(path))) await putBack(path, old);
    await clearRestore(path);
    await reopen();
    if (!swapped) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError(`${backup} could not be opened, and the store of before is back: ${why}`, { cause });
  }
}
