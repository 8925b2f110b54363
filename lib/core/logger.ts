import "server-only";
import pino, { type DestinationStream, type Logger } from "pino";
import { env } from "./env";

/** How many causes of an error are told. */
const MAX_CAUSES = 4;
const MAX_WORDS = 500;

/** The last line of a message: Prisma's begin with source and paths and end with what happened. */
function lastLine(message: unknown): string {
  return String(message).trim().split("\n").at(-1)?.slice(0, MAX_WORDS) ?? "";
}

/** An error in words, with its causes: no stack trace, which would tell paths and source. */
function inWords(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return lastLine(error);
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const cause =
    error.cause === undefined || depth >= MAX_CAUSES ? {} : { cause: inWords(error.cause, depth + 1) };
  return { type: error.name, message: lastLine(error.message), ...code, ...cause };
}

/** A log of JSON lines. Errors are told in words, and secrets cut out wherever they would stand. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    name: "waywo",
    level,
    base: null,
    serializers: { err: inWords, error: inWords, reason: lastLine },
    redact: {
      paths: ["*.apiKey", "*.authorization", "*.cookie", "apiKey", "authorization", "headers"],
      censor: "[secret]",
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The server's log, on standard output. */
export const logger = createLogger(env().LOG_LEVEL);
