import { constants, existsSync } from "node:fs";
import { access } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, resolve } from "node:path";
import { SetUpError } from "./set-up-error.mjs";

const MAX_PORT = 65_535;

/**
 * Where to serve. The whole environment is checked by lib/core/env.ts once it can run; this much is wanted before.
 *
 * @param {NodeJS.ProcessEnv} env an empty value counts as unset
 * @returns {{ port: number, host: string }} port 0 takes any free one
 */
export function readAddress(env) {
  const spelt = env.PORT || "3000";
  const port = Number(spelt);
  // Number() also reads 1e3, 0x10 and " 80 ".
  if (!/^(?:0|[1-9]\d*)$/.test(spelt) || port > MAX_PORT) {
    throw new SetUpError(`PORT is ${JSON.stringify(env.PORT)}; it takes a port, 0 to ${MAX_PORT}.`);
  }
  return { port, host: env.HOST || "127.0.0.1" };
}

/**
 * What a person can do about an address that cannot be listened on.
 *
 * @param {NodeJS.ErrnoException} error
 * @param {{ port: number, host: string }} address
 * @returns {string}
 */
export function addressLine({ code, message }, { port, host }) {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use on ${host}; stop what runs there, or choose another: PORT=${port + 1} npm start`;
    case "EACCES":
      return `Port ${port} is not allowed to this user; choose one above 1023: PORT=3000 npm start`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST is ${JSON.stringify(host)}; it takes an address of this machine, such as 127.0.0.1 or 0.0.0.0.`;
    default:
      return `Cannot serve on ${host}:${port}: ${message}`;
  }
}

/**
 * @param {{ port: number, host: string }} address
 * @returns {Promise<void>}
 * @throws {SetUpError} when nothing could be served there
 */
export function checkAddress(address) {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", (error) => fail(new SetUpError(addressLine(error, address))));
    probe.listen(address.port, address.host, () => probe.close(() => done()));
  });
}

/**
 * Sees that the folder of an SQLite store, or the nearest folder above it that exists, can be written to.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
export async function checkDataFolder(root, env) {
  if (/^postgres(ql)?:/.test(env.DATABASE_URL ?? "")) return;
  const file = (env.DATABASE_URL || "file:./data/waywo.db").replace(/^file:/, "").replace(/\?.*$/, "");
  const folder = dirname(resolve(root, file));
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  await access(existing, constants.W_OK | constants.X_OK).catch(() => {
    throw new SetUpError(
      `The data folder ${folder} cannot be written to; make it writable, or set DATABASE_URL to another path.`,
    );
  });
}
