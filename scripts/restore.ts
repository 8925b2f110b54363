import { restoreStore } from "../lib/store/backup";
import { runTool } from "./lib/run-tool";

/** `npm run restore -- file`: puts a backup in the store's place while the app is stopped. */
await runTool("Name the backup: npm run restore -- waywo-backup.db", async (store, file) => {
  const kept = await restoreStore(store, file);
  return kept ? `Restored ${file}; the store of before is kept as ${kept}.` : `Restored ${file}.`;
});
