import { checkInngestEnv } from "../inngest/env";
import { refuseSecondServer } from "../lib/control/ask-server";
import { storePath } from "../lib/core/db";
import { readEnv } from "../lib/core/env";
import { storeKind } from "../lib/core/store-kind";
import { checkPrompts } from "../lib/pipeline/prompt-set";
import { checkStoreFile, makeStoreFolder } from "../lib/store/check-file";
import { checkStorePath } from "../lib/store/check-path";
import { lockStore } from "../lib/store/lock";
import { errorLine } from "./lib/set-up-error.mjs";

/** What can be said about the environment and the store before anything is built: one line, or nothing. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  checkInngestEnv(env, true);
  checkPrompts();
  if (storeKind(env.DATABASE_URL) === "postgres") return;
  const store = storePath(env.DATABASE_URL);
  await refuseSecondServer(store);
  await checkStorePath(store);
  await makeStoreFolder(store);
  const lock = lockStore(store);
  await checkStoreFile(store);
  lock.release();
}

main().catch((error: unknown) => {
  console.error(errorLine(error));
  process.exitCode = 1;
});
