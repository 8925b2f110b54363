/** Something a person has to put right; its message is the one line they get. */
export class SetUpError extends Error {
  /** @override */
  name = "SetUpError";
}

/** Errors of the app that are one line for a person as well: lib/core and lib/store throw them. */
const ONE_LINERS = new Set(["SetUpError", "EnvError", "StoreError", "DomainError"]);

/** A user and a password in an address. */
const CREDENTIALS = /(:\/\/)[^\s/?#@]+@/g;

/**
 * What is printed for an error: its sentence when it was made for a person, else everything there is but passwords.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function errorLine(error) {
  if (!(error instanceof Error)) return String(error);
  if (ONE_LINERS.has(error.name)) return error.message;
  return (error.stack ?? error.message).replace(CREDENTIALS, "$1[key]@");
}
