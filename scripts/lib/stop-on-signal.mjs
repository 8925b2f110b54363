import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { SHUTDOWN } from "./await-boot.mjs";

/** How long the app may take to put its work down before the process ends all the same. */
const GRACE_MS = 10_000;

/** Where the app leaves the promise of a store that is being saved (boot.ts). */
const RESCUE = Symbol.for("waywo.rescue");

const PARENT_WATCH_MS = 1000;

/**
 * On SIGINT or SIGTERM: takes no more requests, lets the app put its work down, ends. Signals that follow change
 * nothing: Ctrl-C reaches this process twice, from the terminal and from npm.
 *
 * @param {import("node:http").Server} server
 * @param {() => Promise<void>} close
 */
export function stopOnSignal(server, close) {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    server.close();
    server.closeIdleConnections();
    const shutdown = Reflect.get(globalThis, SHUTDOWN);
    const work = Promise.resolve(typeof shutdown === "function" ? shutdown() : undefined)
      .then(() => close())
      .catch((error) => console.error(error));
    await Promise.race([work, sleep(GRACE_MS)]);
    // A store that has lost its file exists nowhere else until it is saved.
    await Promise.resolve(Reflect.get(globalThis, RESCUE)).catch(() => {});
    server.closeAllConnections();
    process.exit(0);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  if (process.env.npm_lifecycle_event) watchParent(stop);
}

/**
 * An npm that is killed outright forwards nothing; its child must not serve on without it.
 *
 * @param {() => void} stop
 */
function watchParent(stop) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) stop();
  }, PARENT_WATCH_MS);
  timer.unref();
}
