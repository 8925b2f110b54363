import "server-only";
import { rm } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { z } from "zod";
import { storePath } from "@/lib/core/db";
import { backUpStore, draftOf } from "@/lib/store/backup";
import { lostStore } from "@/lib/store/identity";
import { copyOpenStore } from "@/lib/store/rescue";
import { command } from "../command";
import { runStoreJob } from "../store-job";

/** Copies the store; a store whose file was deleted is copied from what the server still has open. */
export const backup = command({
  ofFile: true,
  input: z.object({ target: z.string().min(1).refine(isAbsolute) }),
  output: z.object({ target: z.string() }),
  async inServer({ target }, _server, signal) {
    await copyStore(target, signal);
    return { target };
  },
  async alone({ target }, store) {
    await backUpStore(store, target);
    return { target };
  },
});

/** Copies the store that this process has open, without holding up its thread. @throws StoreError */
export async function copyStore(target: string, signal: AbortSignal): Promise<void> {
  if (lostStore()) return copyOpenStore(target);
  try {
    await runStoreJob("backup", [storePath(), target], signal);
  } catch (error) {
    // A job that was killed has left what it had written.
    await rm(draftOf(target), { force: true });
    throw error;
  }
}
