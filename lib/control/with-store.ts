import "server-only";
import { startSharing, stopSharing } from "@/lib/instances/sharing";
import { loadSettings } from "@/lib/settings/stored-settings";
import { closeStore, openStore } from "@/lib/store/open";

/** Opens the store for a command that runs without a server, and closes it again. */
export async function withStore<T>(work: () => Promise<T>): Promise<T> {
  try {
    await openStore({ seed: false, alone: false });
    await loadSettings();
    startSharing();
    return await work();
  } finally {
    await stopSharing();
    await closeStore();
  }
}
