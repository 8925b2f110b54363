import { backUpStore } from "../lib/store/backup";
import { runTool } from "./lib/run-tool";

/** `npm run backup -- file`: a copy of the store, also while the app runs. */
await runTool("Name the file to write: npm run backup -- waywo-backup.db", async (store, file) => {
  backUpStore(store, file);
  return `Wrote ${file}.`;
});
