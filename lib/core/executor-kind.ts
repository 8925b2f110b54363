import "server-only";
import { type Env, env } from "./env";
import { storeKind } from "./store-kind";

/** Whether the built-in executor runs the functions: no variable of an Inngest server is set. */
export function isEmbedded(settings: Env = env()): boolean {
  const { INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY, INNGEST_DEV } = settings;
  return !INNGEST_BASE_URL && !INNGEST_EVENT_KEY && !INNGEST_SIGNING_KEY && !INNGEST_DEV;
}

/** Whether other instances may work on the same store: PostgreSQL keeps it, and an Inngest server runs the functions. */
export const isOneOfSeveral = (settings: Env = env()): boolean =>
  storeKind(settings.DATABASE_URL) === "postgres" && !isEmbedded(settings);
