import { type Env, EnvError, env } from "@/lib/core/env";
import { isEmbedded } from "@/lib/core/executor-kind";

/**
 * Refuses to serve Inngest's calls unsigned in production, where anyone could run a function.
 *
 * @throws EnvError
 */
export function checkInngestEnv(settings: Env, production = process.env.NODE_ENV === "production"): void {
  if (!production || isEmbedded(settings)) return;
  if (settings.INNGEST_DEV) {
    throw new EnvError("INNGEST_DEV is set in production; it takes no value there: unset it.");
  }
  if (!settings.INNGEST_SIGNING_KEY) {
    throw new EnvError(
      "INNGEST_SIGNING_KEY is not set; with a real Inngest it takes the server's signing key.",
    );
  }
}

/** What an Inngest server may call, as methods by path; nothing with the built-in executor. */
export function inngestPaths(): Record<string, string[]> {
  return isEmbedded() ? {} : { "/api/inngest": ["GET", "POST", "PUT"] };
}

/** Where the configured server listens: its own address, a dev server's, or Inngest Cloud's. */
export function serverAddress({ INNGEST_BASE_URL, INNGEST_DEV }: Env = env()): string {
  if (INNGEST_BASE_URL) return INNGEST_BASE_URL;
  if (INNGEST_DEV) return /^https?:/.test(INNGEST_DEV) ? INNGEST_DEV : "http://127.0.0.1:8288";
  return "https://api.inngest.com";
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i;
const EVERYWHERE = ["0.0.0.0", "::"];

/**
 * The origin under which the server reaches the app: INNGEST_SERVE_ORIGIN, else the address that the app listens on.
 *
 * @returns null where that address means another machine to the server, as with a container or Inngest Cloud
 */
export function ownOrigin(settings: Env = env()): string | null {
  const { INNGEST_SERVE_ORIGIN, HOST, PORT } = settings;
  if (INNGEST_SERVE_ORIGIN) return INNGEST_SERVE_ORIGIN;
  const host = HOST.includes(":") ? `[${HOST}]` : HOST;
  if (!EVERYWHERE.includes(HOST) && !LOOPBACK.test(host)) return `http://${host}:${PORT}`;
  return LOOPBACK.test(new URL(serverAddress(settings)).hostname) ? `http://localhost:${PORT}` : null;
}
