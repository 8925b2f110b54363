import type { TestProject } from "vitest/node";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import { runStep } from "../../scripts/lib/run-step.mjs";
import { build } from "../../scripts/lib/steps.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** The browser's executable. */
    chromium: string;
  }
}

/**
 * What the browser tests stand on: a production build of the present sources, decided and made exactly as by
 * `npm start`, and a browser, which tests get as `inject("chromium")`.
 */
export default async function setup(project: TestProject): Promise<void> {
  const chromium = findBrowser();
  if (!chromium)
    throw new Error("No Chromium or Chrome was found; install one, or name it in CHROMIUM_PATH.");
  project.provide("chromium", chromium);
  await runStep(process.cwd(), build, (line) => process.stdout.write(`${line}\n`));
}
