import { resolve } from "node:path";
import { storePath } from "../../lib/core/db";
import { readEnv } from "../../lib/core/env";
import { loadEnvFiles } from "./load-env-files.mjs";
import { errorLine } from "./set-up-error.mjs";

/**
 * Runs a tool that takes the store and one file: an error becomes one line and exit code 1.
 *
 * @param usage what is printed when the file is not given
 */
export async function runTool(
  usage: string,
  work: (store: string, file: string) => Promise<string>,
): Promise<void> {
  try {
    const file = process.argv[2];
    if (!file) throw usage;
    await loadEnvFiles(process.cwd());
    console.log(await work(storePath(readEnv(process.env).DATABASE_URL), resolve(file)));
  } catch (error) {
    console.error(errorLine(error));
    process.exitCode = 1;
  }
}
