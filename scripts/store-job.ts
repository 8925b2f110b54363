import type { StoreJob } from "../lib/control/store-job";
import { backUpStore } from "../lib/store/backup";
import { prepareRestore } from "../lib/store/restore";
import { errorLine } from "./lib/set-up-error.mjs";

/** The part of a command that would block the server's thread; started by lib/control/store-job.ts. */
const JOBS: Record<StoreJob, (path: string, file: string) => Promise<void>> = {
  backup: backUpStore,
  "prepare-restore": prepareRestore,
};

const [job = "", path = "", file = ""] = process.argv.slice(2);
try {
  if (!Object.hasOwn(JOBS, job)) throw `There is no job ${job}.`;
  await JOBS[job as StoreJob](path, file);
} catch (error) {
  console.error(errorLine(error));
  process.exitCode = 1;
}
