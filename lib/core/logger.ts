import "server-only";
import pino, { type DestinationStream, type Logger } from "pino";
import { env } from "./env";
import { maskSecrets } from "./secrets";
import { visibleText } from "./visible-text";

const MAX_CAUSES = 4;
const MAX_MESSAGE = 500;
/** Of a message, from its end; no more is needed for its last line. */
const MAX_READ = 3_000;
const SECRETS = [
  "apiKey",
  "authorization",
  "cookie",
  "link",
  "password",
  "run_token",
  "token",
  "ADMIN_TOKEN",
  "EMBEDDING_API_KEY",
  "LLM_API_KEY",
];

/** Prisma's messages begin with source and paths, and end with what happened. */
function lastLine(message: unknown): string {
  const end = String(message).trim().slice(-MAX_READ);
  return maskSecrets(end).split("\n").at(-1)?.slice(0, MAX_MESSAGE) ?? "";
}

/** The strings of a line of JSON, each as JSON. */
const STRINGS = /"(?:[^"\\]|\\.)*"/g;

/** A line without secrets and without what is not seen, whatever field they stand in. */
function plainLine(line: string): string {
  return line.replace(STRINGS, (json) => {
    const text: string = JSON.parse(json);
    const clean = visibleText(maskSecrets(text));
    return clean === text ? json : JSON.stringify(clean);
  });
}

/** The cause of a database adapter's error is a plain object. */
function messageOf(thrown: unknown): unknown {
  return typeof thrown === "object" && thrown !== null && "message" in thrown ? thrown.message : thrown;
}

/** An error with its causes, without stack traces: they show paths and source. */
function serializeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return lastLine(messageOf(error));
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const cause =
    error.cause === undefined || depth >= MAX_CAUSES ? {} : { cause: serializeError(error.cause, depth + 1) };
  return { type: error.name, message: lastLine(error.message), ...code, ...cause };
}

/** From this length on the texts in a line are cut; a whole error with its causes is shorter. */
const MAX_LINE = 8192;
const MAX_TEXT = 1000;

/** Ends of lines that JSON leaves as they are. */
const LINE_ENDS = /[\u2028\u2029]/g;

/** A line as it is written: one line of bounded length. */
function safeLine(line: string): string {
  const cut = (_key: string, value: unknown) =>
    typeof value === "string" && value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;
  const short = line.length > MAX_LINE ? `${JSON.stringify(JSON.parse(line), cut)}\n` : line;
  return short.replace(LINE_ENDS, (end) => (end === "\u2028" ? "\\u2028" : "\\u2029"));
}

/** A log of JSON lines. Errors are reduced to their messages, secrets censored, and texts bounded and visible. */
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
    hooks: { streamWrite: (line: string) => safeLine(plainLine(line)) },
  };
  return destination ? pino(options, destination) : pino(options);
}

export const logger = createLogger(env().LOG_LEVEL);
