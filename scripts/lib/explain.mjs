import process from "node:process";

/** What npm says of an installation that failed, and what a person can do about it. */
const INSTALL_FAILURES = /** @type {[RegExp, string][]} */ ([
  [
    /are in sync/,
    "package.json and package-lock.json do not agree; run npm install and commit the lock file.",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network timeout/,
    "The package registry cannot be reached; check the network and start again.",
  ],
  [/ENOSPC/, "The disk is full; free some space and start again."],
  [
    /EACCES|EPERM|EROFS/,
    "The packages cannot be written to node_modules; make this folder writable and start again.",
  ],
]);

/** The words with which make, node-gyp and shells say that there is no compiler, no make or no Python. */
const NO_COMPILER =
  /not found: make|find Python|(make|g\+\+|c\+\+|cc|clang\+\+): (command )?not found|No such file.*(g\+\+|c\+\+)|xcode-select/;

/**
 * Why the packages could not be installed.
 *
 * @param {string} output what npm said
 * @returns {string | null} one line, when it is known
 */
export function explainInstall(output) {
  return INSTALL_FAILURES.find(([words]) => words.test(output))?.[1] ?? null;
}

/**
 * What to install when better-sqlite3 could not be compiled.
 *
 * @param {string} output what npm and node-gyp said
 * @returns {string | null} one line, when that is the reason
 */
export function explainCompiler(output) {
  if (!NO_COMPILER.test(output)) return null;
  const install =
    process.platform === "darwin" ? "xcode-select --install" : "apt-get install build-essential python3";
  return `better-sqlite3 has to be compiled here and a compiler is missing; install one (${install}) and start again.`;
}
