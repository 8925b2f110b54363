import { readFile } from "node:fs/promises";
import { Server } from "node:http";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { keepCompiledCode } from "./launch.cjs";
import { awaitBoot, isBootProbe } from "./lib/await-boot.mjs";
import { addressLine, readAddress } from "./lib/checks.mjs";
import { firstLinkLines } from "./lib/first-link.mjs";
import { trustedProxies } from "./lib/forwarding.mjs";
import { createHttpServer } from "./lib/http-server.mjs";
import { loadEnvFiles } from "./lib/load-env-files.mjs";
import { preloadRoutes } from "./lib/preload-routes.mjs";
import { errorLine, SetUpError } from "./lib/set-up-error.mjs";
import { stopOnSignal } from "./lib/stop-on-signal.mjs";
import { ROOT } from "./set-up.mjs";

/** Where the app leaves what it made with lib/http/early-answer.ts. */
const EARLY_ANSWER = Symbol.for("waywo.early-answer");
/** And what gives the secret of the link for the first admin (lib/auth/first-link.ts). */
const FIRST_LINK = Symbol.for("waywo.first-link");

/** Where Next's own standalone servers leave the configuration of the build. */
const BUILT_CONFIG = "__NEXT_PRIVATE_STANDALONE_CONFIG";

/** Has Next take the configuration as the build had it: to read next.config.ts again it loads its compiler, 26 MB. */
async function useBuiltConfig() {
  const files = await readFile(join(ROOT, ".next/required-server-files.json"), "utf8").catch(() => null);
  // Next says what is wrong where there is no build.
  if (files) process.env[BUILT_CONFIG] = JSON.stringify(JSON.parse(files).config);
}

/**
 * @param {import("node:http").Server} server
 * @param {{ port: number, host: string }} address
 * @returns {Promise<number>} the port it got
 */
function listen(server, address) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new SetUpError(addressLine(error, address))));
    server.listen(address.port, address.host, () => {
      const bound = server.address();
      resolve(typeof bound === "object" && bound ? bound.port : address.port);
    });
  });
}

/**
 * What a person opens: `localhost` for this machine alone and for all addresses, else the address itself.
 *
 * @param {string} host
 * @param {number} port
 */
export function shownAddress(host, port) {
  const everywhere = ["127.0.0.1", "::1", "0.0.0.0", "::", "localhost"].includes(host);
  const name = host.includes(":") ? `[${host}]` : host;
  return `http://${everywhere ? "localhost" : name}:${port}`;
}

/** Serves the production build until a signal ends it. Its last line is the address, or the link for the first admin. */
export async function serve() {
  try {
    process.chdir(ROOT);
    keepCompiledCode();
    Object.assign(process.env, { NODE_ENV: "production" });
    await loadEnvFiles(ROOT);
    // Node's own asks the system for a variable each time, and Inngest's SDK goes through all of them in every call.
    process.env = { ...process.env };
    const address = readAddress(process.env);
    await useBuiltConfig();
    const { default: next } = await import("next");
    const booted = Promise.withResolvers();
    // The port is taken before the app is ready, so that a busy one is told at once; early requests wait.
    const server = createHttpServer({
      proxies: trustedProxies(process.env.TRUSTED_PROXIES),
      ready: async (request) => isBootProbe(request) || booted.promise,
      early: (head) => Reflect.get(globalThis, EARLY_ANSWER)?.(head) ?? null,
      rest: (request, response) => app.getRequestHandler()(request, response),
    });
    const port = await listen(server, address);
    // Where 0 was asked for, an Inngest server has to be told the real one.
    process.env.PORT = String(port);
    // Next listens for upgrades on the server that it is given; this one never has any.
    const httpServer = new Server();
    const app = next({ dev: false, dir: ROOT, hostname: address.host, port, httpServer });
    stopOnSignal(server, () => app.close());
    // Next tells how long it took to read its configuration; the app makes the console its log when it starts.
    console.log = () => {};
    await app.prepare();
    const isUp = await awaitBoot(server);
    // Whatever this process starts is not for it.
    delete process.env[BUILT_CONFIG];
    if (!isUp) throw new SetUpError("The app did not start; the lines above say why.");
    booted.resolve();
    // Not through the console, which the app has turned into its log.
    const shown = shownAddress(address.host, port);
    const secret = await Reflect.get(globalThis, FIRST_LINK)?.();
    const lines = [shown, ...firstLinkLines(secret, shown, process.env.PUBLIC_URL?.replace(/\/+$/, ""))];
    process.stdout.write(`${lines.join("\n")}\n`);
    void preloadRoutes(join(ROOT, ".next/server"));
  } catch (error) {
    process.stderr.write(`${errorLine(error)}\n`);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve();
