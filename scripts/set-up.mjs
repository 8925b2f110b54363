import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { loadEnvFiles } from "./lib/load-env-files.mjs";
import { isFresh, runStep } from "./lib/run-step.mjs";
import { client, developmentPackages, packages } from "./lib/steps.mjs";

/** The repository's root: every path of the app starts there. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} line */
export const say = (line) => console.log(`  ${line}`);

/**
 * What every command needs: the packages and the typed database client. What is there is left alone.
 *
 * @param {{ development?: boolean }} [options] whether the tools for tests and checks are needed too
 */
export async function setUp({ development = false } = {}) {
  process.chdir(ROOT);
  const complete = await isFresh(ROOT, developmentPackages);
  if (!complete) await runStep(ROOT, development ? developmentPackages : packages, say);
  await runStep(ROOT, client, say);
  await loadEnvFiles(ROOT);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { runMain } = await import("./lib/run-main.mjs");
  await runMain(() => setUp({ development: process.argv.includes("--development") }));
}
