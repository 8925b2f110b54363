import "server-only";
import { isDriverAdapterError } from "@prisma/driver-adapter-utils";
import { DomainError, type ErrorCode } from "@/lib/core/errors";

/** A store that cannot be opened or restored; its message is one readable line. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

interface Meaning {
  code: ErrorCode;
  sentence: string;
}

const FULL: Meaning = {
  code: "store_full",
  sentence: "The disk that holds the store is full; free some space and try again.",
};
const READ_ONLY: Meaning = {
  code: "store_read_only",
  sentence: "The store cannot be written to; make its file and folder writable and try again.",
};
const UNAVAILABLE: Meaning = {
  code: "store_unavailable",
  sentence: "The store could not be read or written; the server's log says why.",
};
const BUSY: Meaning = { code: "store_unavailable", sentence: "The store was busy for too long; try again." };
const UNREACHABLE: Meaning = {
  code: "store_unavailable",
  sentence: "The store's server cannot be reached; see that PostgreSQL runs, and try again.",
};
const REFUSED: Meaning = {
  code: "store_unavailable",
  sentence: "The store's server refuses the user or the database of DATABASE_URL; correct it.",
};

/** By SQLite's result code, or its primary one (sqlite.org/rescode.html). */
const MEANINGS: Record<string, Meaning> = {
  SQLITE_FULL: FULL,
  // The index of the log cannot grow; SQLite needs it even to read.
  SQLITE_IOERR_SHMSIZE: FULL,
  SQLITE_READONLY: READ_ONLY,
  SQLITE_PERM: READ_ONLY,
  SQLITE_BUSY: BUSY,
  SQLITE_LOCKED: BUSY,
  // Prisma's codes for a transaction that waited or ran for too long, and for a statement of one that has ended.
  P2028: BUSY,
  P1018: BUSY,
  // Its code for a connection that was closed during a request: by a restore, or because the server stops.
  P1017: { code: "store_unavailable", sentence: "The store was closed meanwhile; try again." },
  SQLITE_CORRUPT: {
    code: "store_unavailable",
    sentence: "The store's file is damaged; restore a backup (npm run restore -- file).",
  },
  SQLITE_NOTADB: {
    code: "store_unavailable",
    sentence: "The store's file is not a database any more; restore a backup (npm run restore -- file).",
  },
  SQLITE_IOERR: UNAVAILABLE,
  SQLITE_CANTOPEN: UNAVAILABLE,
  // PostgreSQL's (postgresql.org/docs/current/errcodes-appendix.html), of which the first two digits are a class.
  "53100": FULL,
  "25006": READ_ONLY,
  "55P03": BUSY,
  "53300": {
    code: "store_unavailable",
    sentence: "The store's server takes no more connections; try again.",
  },
  "25P03": BUSY,
  "08": UNREACHABLE,
  "57": UNREACHABLE,
  "28": REFUSED,
  "3D": REFUSED,
  "42501": REFUSED,
  // What the network says of it.
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  EPIPE: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  P1001: UNREACHABLE,
  P1008: UNREACHABLE,
  P1000: REFUSED,
  P1003: REFUSED,
  P1010: REFUSED,
};

/** Prisma's client wraps its adapter's error, which wraps the driver's. */
const MAX_DEPTH = 6;

export function sqliteCode(error: unknown, depth = 0): string | null {
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return null;
  const { code, originalCode, cause, meta } = error as Record<string, unknown>;
  for (const name of [originalCode, code]) {
    if (typeof name === "string" && name.startsWith("SQLITE_")) return name;
  }
  const wrapped = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return sqliteCode(cause, depth + 1) ?? sqliteCode(wrapped, depth + 1);
}

const SQLSTATE = /^[0-9A-Z]{5}$/;
const classOf = (code: string) => (SQLSTATE.test(code) ? code.slice(0, 2) : code);

/** Prisma's own error of a statement that PostgreSQL refused wraps what its adapter has made of it. */
function postgresCode(error: unknown, depth = 0): string | null {
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return null;
  const { originalCode, cause, meta } = error as Record<string, unknown>;
  if (typeof originalCode === "string" && SQLSTATE.test(originalCode)) return originalCode;
  const wrapped = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return postgresCode(cause, depth + 1) ?? postgresCode(wrapped, depth + 1);
}

/** Where Prisma gives its errors a code, the adapter below it has a kind. */
const KINDS: Record<string, string> = {
  ConnectionClosed: "P1017",
  TransactionAlreadyClosed: "P2028",
  DatabaseNotReachable: "P1001",
  SocketTimeout: "P1001",
  AuthenticationFailed: "P1000",
  DatabaseAccessDenied: "P1000",
  DatabaseDoesNotExist: "P1003",
  TooManyConnections: "53300",
};

function prismaCode(error: unknown): string | undefined {
  if (error instanceof Error && isDriverAdapterError(error)) {
    return error.cause.kind === "postgres" ? error.cause.code : KINDS[error.cause.kind];
  }
  const code = typeof error === "object" && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === "string" ? code : undefined;
}

/**
 * Translates an error thrown by the store.
 *
 * @returns a `DomainError` `store_full`, `store_read_only` or `store_unavailable`, or null when the store itself
 *   works (a violated constraint, a bug)
 */
export function toStoreError(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error.code.startsWith("store_") ? error : null;
  const code = sqliteCode(error) ?? postgresCode(error) ?? prismaCode(error) ?? "";
  const meaning =
    MEANINGS[code] ?? MEANINGS[code.split("_").slice(0, 2).join("_")] ?? MEANINGS[classOf(code)];
  return meaning ? new DomainError(meaning.code, meaning.sentence, { cause: error }) : null;
}
