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

/**
 * Why the packages could not be installed.
 *
 * @param {string} output what npm said
 * @returns {string | null} one line, when it is known
 */
export function explainInstall(output) {
  return INSTALL_FAILURES.find(([words]) => words.test(output))?.[1] ?? null;
}
