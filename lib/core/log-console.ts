import "server-only";
import { format, stripVTControlCharacters } from "node:util";
import type { Logger } from "pino";

/** What libraries print to say that all is well is not news. */
const LEVELS = { error: "error", warn: "warn", log: "debug", info: "debug", debug: "debug" } as const;

/**
 * Sends what Next, Node and other libraries print to the log, where each message is one line of JSON. The first error
 * among the arguments is logged as one, without its stack trace.
 */
export function logConsole(logger: Logger): void {
  const names = Object.keys(LEVELS) as (keyof typeof LEVELS)[];
  for (const name of names) {
    console[name] = (...parts: unknown[]) => {
      const err = parts.find((part) => part instanceof Error);
      const said = parts.filter((part) => part !== err);
      const text = stripVTControlCharacters(format(...said)).trim();
      logger[LEVELS[name]]({ source: "console", ...(err ? { err } : {}) }, text);
    };
  }
  // Node's own listener prints it.
  process.removeAllListeners("warning");
  process.on("warning", (warning) => logger.warn({ source: "node", err: warning }));
}
