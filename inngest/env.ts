import { type Env, EnvError, env } from "@/lib/core/env";

/** Whether the built-in executor runs the functions: no variable of an Inngest server is set. */
export function isEmbedded(settings: Env = env()): boolean {
  const { INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY, INNGEST_DEV } = settings;
  return !INNGEST_BASE_URL && !INNGEST_EVENT_KEY && !INNGEST_SIGNING_KEY && !INNGEST_DEV;
}

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
export function serverAddress(): string {
  const { INNGEST_BASE_URL, INNGEST_DEV } = env();
  if (INNGEST_BASE_URL) return INNGEST_BASE_URL;
  if (INNGEST_DEV) return /^https?:/.test(INNGEST_DEV) ? INNGEST_DEV : "http://127.0.0.1:8288";
  return "https://api.inngest.com";
}
