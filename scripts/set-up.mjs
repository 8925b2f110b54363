import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { checkNode } from "./lib/checks.mjs";
import { loadEnvFiles } from "./lib/load-env-files.mjs";
import { runStep } from "./lib/run-step.mjs";
import { client, driver, packages } from "./lib/steps.mjs";

/** The repository's root: every path of the app starts there. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} line */
export const say = (line) => console.log(`  ${line}`);

/** What every command needs: the packages, the store's driver and its typed client. What is there is left alone. */
export async function setUp() {
  checkNode(process.versions.node);
  process.chdir(ROOT);
  for (const step of [packages, driver, client]) await runStep(ROOT, step, say);
  await loadEnvFiles(ROOT);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { runMain } = await import("./lib/run-main.mjs");
  await runMain(setUp);
}
