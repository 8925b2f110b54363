import { setTimeout as wait } from "node:timers/promises";
import { serve } from "inngest/edge";
import { DomainError } from "@/lib/core/errors";
import { singleton } from "@/lib/core/singleton";
import { inngest } from "./client";
import { isEmbedded } from "./env";
import { generateIdeas } from "./functions/generate-ideas";
import { generateRow } from "./functions/generate-row";

const handle: (request: Request) => Promise<Response> = serve({
  client: inngest,
  functions: [generateIdeas, generateRow],
  servePath: "/api/inngest",
  // Without a signature, anyone could make the app register itself again.
  enableUnauthedSync: false,
});

interface Calls {
  inFlight: Set<Promise<Response>>;
  stopping: boolean;
}

const calls = () => singleton<Calls>("served-calls", () => ({ inFlight: new Set(), stopping: false }));

/**
 * Answers a request from the network to the serve endpoint.
 *
 * @throws DomainError not_found with the built-in executor, since the SDK would accept unsigned calls in dev mode;
 *   stopping, after `stopServing`
 */
export async function serveEndpoint(request: Request): Promise<Response> {
  if (isEmbedded()) {
    throw new DomainError("not_found", "This server runs its own executor; there is no Inngest endpoint.");
  }
  return serveInngest(request);
}

/**
 * Runs one call of an executor: a real server's, or the built-in one's in this process.
 *
 * @throws DomainError stopping, after `stopServing`
 */
export async function serveInngest(request: Request): Promise<Response> {
  const { inFlight, stopping } = calls();
  if (stopping) throw new DomainError("stopping", "The server is stopping; call again once it is back.");
  const call = handle(request);
  inFlight.add(call);
  try {
    return await call;
  } finally {
    inFlight.delete(call);
  }
}

/** Refuses new calls, and resolves when those in flight have ended, or after `graceMs` milliseconds. */
export async function stopServing(graceMs: number): Promise<void> {
  calls().stopping = true;
  const timer = new AbortController();
  const deadline = wait(graceMs, undefined, { signal: timer.signal }).catch(() => {});
  await Promise.race([Promise.allSettled(calls().inFlight), deadline]);
  timer.abort();
}
