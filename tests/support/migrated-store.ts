import { accessSync, constants, mkdirSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { storeTemplate } from "./store-template";

/** A file system in memory, where Linux has one. */
const MEMORY = "/dev/shm";
/** For the stores of all files that run at once, several times over. */
const ENOUGH_BYTES = 2 * 1024 ** 3;

/** Makes the stores that tests copy before the first worker starts, so that no worker waits for another. */
export default async function setup(): Promise<void> {
  useMemory();
  await storeTemplate(false);
  await storeTemplate(true);
}

/** Has the workers make their stores in memory: each commit waits for the disk, which tests have no use for. */
function useMemory(): void {
  if (process.env.TMPDIR) return;
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < ENOUGH_BYTES) return;
    accessSync(MEMORY, constants.W_OK);
    const folder = join(MEMORY, `waywo-tests-${process.getuid?.()}`);
    mkdirSync(folder, { recursive: true });
    process.env.TMPDIR = folder;
  } catch {
    // Elsewhere stores lie on the disk, as in production.
  }
}
