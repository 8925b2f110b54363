import { type Env, env } from "@/lib/core/env";

/** Whether the embedded executor does the work: no variable of a real Inngest is set. */
export function isEmbedded(settings: Env = env()): boolean {
  const { INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY, INNGEST_DEV } = settings;
  return !INNGEST_BASE_URL && !INNGEST_EVENT_KEY && !INNGEST_SIGNING_KEY && !INNGEST_DEV;
}
