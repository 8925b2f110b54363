import "server-only";
import pino from "pino";
import { env } from "./env";

/** The server's log: JSON lines on standard output. Secrets are cut out wherever they would stand. */
export const logger = pino({
  name: "waywo",
  level: env().LOG_LEVEL,
  base: null,
  redact: {
    paths: ["*.apiKey", "*.authorization", "*.cookie", "apiKey", "authorization", "headers"],
    censor: "[secret]",
  },
});
