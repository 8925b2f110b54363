import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import { runStep } from "../../scripts/lib/run-step.mjs";
import { build, client } from "../../scripts/lib/steps.mjs";

/** Makes what is stale of the production build, as `npm start` does. */
export async function ensureBuild(): Promise<void> {
  for (const step of [client, build]) await runStep(process.cwd(), step, console.log);
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("No Chromium or Chrome was found; name it in CHROMIUM_PATH.");
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}
