import process from "node:process";
import { checkAddress, checkDataFolder, readAddress } from "./lib/checks.mjs";
import { loadEnvFiles } from "./lib/load-env-files.mjs";
import { runCommand } from "./lib/run-command.mjs";
import { runMain } from "./lib/run-main.mjs";
import { isFresh, runStep } from "./lib/run-step.mjs";
import { SetUpError } from "./lib/set-up-error.mjs";
import { build } from "./lib/steps.mjs";
import { ROOT, say, setUp } from "./set-up.mjs";

/** The checks that need nothing installed; cheap enough to be made before the long steps and after them. */
async function checkCheaply() {
  await loadEnvFiles(ROOT);
  await checkDataFolder(ROOT, process.env);
  await checkAddress(readAddress(process.env));
}

/** The app's own checks of the environment and the store, which are TypeScript. */
async function preflight() {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/preflight.ts"];
  const { code, output } = await runCommand(process.execPath, args, { cwd: ROOT });
  if (code !== 0) throw new SetUpError(output.trim());
}

/** `npm start`: makes what is missing or stale, then serves. */
async function start() {
  console.log("Waywo Designer");
  await checkCheaply();
  await setUp();
  await checkCheaply();
  // The server checks the same when it starts; a build is what nobody wants to wait for first.
  if (!(await isFresh(ROOT, build))) {
    await preflight();
    await runStep(ROOT, build, say);
  }
}

await runMain(start);
const { serve } = await import("./serve.mjs");
await serve();
