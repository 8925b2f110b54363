/** Something a person has to put right; its message is the one line they get, without passwords. */
export class SetUpError extends Error {
  /** @override */
  name = "SetUpError";

  /** @param {string} message */
  constructor(message) {
    super(withoutPasswords(message));
  }
}

/** Errors of the app that are one line for a person as well: lib/core and lib/store throw them. */
const ONE_LINERS = new Set(["SetUpError", "EnvError", "StoreError", "DomainError"]);

/** `user:password@`, but not `file:///srv/@scope` or `C:\srv\@scope`. */
const CREDENTIALS = /([\\/"\s]|^)[^\s"@/\\]+:(?![\\/])[^\s"]*@/g;

/** @param {string} text */
const withoutPasswords = (text) => text.replace(CREDENTIALS, "$1[key]@");

/**
 * What is printed for an error: its sentence when it was made for a person, else everything there is but passwords.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function errorLine(error) {
  if (!(error instanceof Error)) return String(error);
  if (ONE_LINERS.has(error.name)) return error.message;
  return withoutPasswords(error.stack ?? error.message);
}
