import type { HealthPart } from "@/lib/contracts/health";
import { env } from "@/lib/core/env";
import { DomainError } from "@/lib/core/errors";
import { timePart } from "@/lib/health/time-part";
import { isEmbedded } from "./is-embedded";

const DEADLINE_MS = 3000;

/** Whether the queue is there: the embedded executor is wherever the app is; a server is asked. */
export function probeQueue(): Promise<HealthPart> {
  if (isEmbedded()) return timePart({ twin: "built-in", name: "embedded executor" }, async () => {});
  const address = serverAddress();
  return timePart({ twin: "external", name: "Inngest" }, async () => {
    try {
      await fetch(address, {
        method: "HEAD",
        redirect: "manual",
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
    } catch (cause) {
      throw new DomainError("queue_unavailable", "Inngest cannot be reached", {
        cause,
      });
    }
  });
}

/** Where the configured server listens: its own address, a dev server's, or Inngest Cloud's. */
function serverAddress(): string {
  const { INNGEST_BASE_URL, INNGEST_DEV } = env();
  if (INNGEST_BASE_URL) return INNGEST_BASE_URL;
  if (INNGEST_DEV) return /^https?:/.test(INNGEST_DEV) ? INNGEST_DEV : "http://127.0.0.1:8288";
  return "https://api.inngest.com";
}
