import { type Env, EnvError } from "@/lib/core/env";
import { isEmbedded } from "./is-embedded";

/**
 * Refuses to serve Inngest's calls unsigned in production: in dev mode anyone could run a function.
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
