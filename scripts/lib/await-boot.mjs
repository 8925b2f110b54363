import { randomUUID } from "node:crypto";
import { request } from "node:http";

/** Where the app leaves the function that brings it down again, which is the last thing its start does. */
export const SHUTDOWN = Symbol.for("waywo.shutdown");

/** A page that is not there: Next answers it like any other, after its start. Nobody else can know the address. */
const NOWHERE = `/-/${randomUUID()}`;

/** @param {import("node:http").IncomingMessage} request */
export const isBootProbe = ({ url }) => url === NOWHERE;

/**
 * Waits until the app has started. Next starts it behind the first request, and says so to nobody.
 *
 * @param {import("node:http").Server} server
 * @returns {Promise<boolean>} whether the app is up; if not, Next has logged why
 */
export async function awaitBoot(server) {
  const bound = server.address();
  if (typeof bound !== "object" || bound === null) return false;
  const host = bound.address === "::" ? "::1" : bound.address.replace(/^0\.0\.0\.0$/, "127.0.0.1");
  await new Promise((resolve) => {
    request({ host, port: bound.port, path: NOWHERE, method: "HEAD", agent: false })
      .on("response", (response) => response.resume().on("close", resolve))
      .on("error", resolve)
      .end();
  });
  return Reflect.has(globalThis, SHUTDOWN);
}
