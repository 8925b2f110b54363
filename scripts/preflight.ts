import { checkInngestEnv } from "../inngest/env";
import { storePath } from "../lib/core/db";
import { readEnv } from "../lib/core/env";
import { checkStoreFile } from "../lib/store/check-file";
import { errorLine } from "./lib/set-up-error.mjs";

/** What can be said about the environment and the store before anything is built: one line, or nothing. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  checkInngestEnv(env, true);
  await checkStoreFile(storePath(env.DATABASE_URL));
}

main().catch((error: unknown) => {
  console.error(errorLine(error));
  process.exitCode = 1;
});
