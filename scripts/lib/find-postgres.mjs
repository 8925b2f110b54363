import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

/** Where Debian keeps PostgreSQL's programs, a folder a major version. */
const DEBIAN = "/usr/lib/postgresql";

/**
 * The folder of PostgreSQL's programs: what POSTGRES_BIN names, else Debian's newest.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 */
export function findPostgres(env = process.env) {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = env.POSTGRES_BIN
    ? [env.POSTGRES_BIN]
    : versions.map((version) => join(DEBIAN, version, "bin"));
  return folders.find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}
