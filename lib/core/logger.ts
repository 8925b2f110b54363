import "server-only";
import pino, { type DestinationStream, type Logger } from "pino";
import { env } from "./env";
import { maskSecrets } from "./secrets";

const MAX_CAUSES = 4;
const MAX_MESSAGE = 500;
/** Of a message, from its end; no more is needed for its last line. */
const MAX_READ = 3_000;
const SECRETS = ["apiKey", "authorization", "cookie", "LLM_API_KEY", "EMBEDDING_API_KEY"];

/** Prisma's messages begin with source and paths, and end with what happened. */
function lastLine(message: unknown): string {
  const end = String(message).trim().slice(-MAX_READ);
  return maskSecrets(end).split("\n").at(-1)?.slice(0, MAX_MESSAGE) ?? "";
}

/** The strings of a line of JSON, each as JSON. */
const STRINGS = /"(?:[^"\\]|\\.)*"/g;

/** A line without secrets, whatever field they stand in. */
function maskLine(line: string): string {
  return line.replace(STRINGS, (json) => {
    const text: string = JSON.parse(json);
    const masked = maskSecrets(text);
    return masked === text ? json : JSON.stringify(masked);
  });
}

/** An error with its causes, without stack traces: they show paths and source. */
function serializeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return lastLine(error);
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const cause =
    error.cause === undefined || depth >= MAX_CAUSES ? {} : { cause: serializeError(error.cause, depth + 1) };
  return { type: error.name, message: lastLine(error.message), ...code, ...cause };
}

/** A log of JSON lines. Errors are reduced to their messages, and secrets censored. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    name: "waywo",
    level,
    base: null,
    serializers: { err: serializeError, error: serializeError, reason: lastLine },
    redact: {
      paths: [...SECRETS, ...SECRETS.map((name) => `*.${name}`), "headers"],
      censor: "[secret]",
    },
    hooks: { streamWrite: maskLine },
  };
  return destination ? pino(options, destination) : pino(options);
}

export const logger = createLogger(env().LOG_LEVEL);
