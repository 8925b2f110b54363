import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** Between two looks whether the thread has time: all is loaded within a few seconds. */
const PAUSE_MS = 10;
/** The share of a pause that the thread may have been busy for. */
const QUIET = 0.5;

/**
 * Loads what answers each page and endpoint, so that the first to ask for one does not wait for it: one at a time,
 * whenever the thread has time, pages before endpoints, because people wait for them and they take longest. Next does the
 * same before its first answer, which was a third of a start.
 *
 * @param {string} folder of the build's server
 * @param {{ pauseMs?: number }} [options]
 */
export async function preloadRoutes(folder, { pauseMs = PAUSE_MS } = {}) {
  const load = createRequire(join(folder, "preload.js"));
  /** @type {Record<string, string>} */
  const files = JSON.parse(await readFile(join(folder, "app-paths-manifest.json"), "utf8"));
  const isPage = (/** @type {string} */ route) => Number(route.endsWith("/page"));
  const routes = Object.entries(files).sort(([one], [other]) => isPage(other) - isPage(one));
  for (const [, file] of routes) {
    await quiet(pauseMs);
    try {
      load(join(folder, file));
    } catch {
      // Whoever asks for it is told.
    }
  }
}

/** @param {number} pauseMs */
async function quiet(pauseMs) {
  let utilization = 1;
  while (utilization > QUIET) {
    const before = performance.eventLoopUtilization();
    await sleep(pauseMs, undefined, { ref: false });
    utilization = performance.eventLoopUtilization(before).utilization;
  }
}
