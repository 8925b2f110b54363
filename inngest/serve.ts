import { setTimeout as wait } from "node:timers/promises";
import { serve } from "inngest/edge";
import { DomainError } from "@/lib/core/errors";
import { isEmbedded } from "@/lib/core/executor-kind";
import { singleton } from "@/lib/core/singleton";
import { readBody } from "@/lib/net/read-body";
import { inngest } from "./client";
import { bulkChangeFunction } from "./functions/bulk-change";
import { generateIdeasFunction } from "./functions/generate-ideas";
import { generateRowFunction } from "./functions/generate-row";
import { importThreadFunction } from "./functions/import-thread";
import { readCommentFunction } from "./functions/read-comment";
import { regenerateRowFunction } from "./functions/regenerate-row";
import { noteAcceptedCall, noteRefusedCall, noteRegistered } from "./queue-trouble";

/** What the app serves, and where. */
export const SERVED = {
  client: inngest,
  functions: [
    generateIdeasFunction,
    generateRowFunction,
    importThreadFunction,
    readCommentFunction,
    regenerateRowFunction,
    bulkChangeFunction,
  ],
  servePath: "/api/inngest",
};

// Without a signature, anyone could make the app register itself again.
const handle: (request: Request) => Promise<Response> = serve({ ...SERVED, enableUnauthedSync: false });

/** Inngest's own limit for what it sends; a larger state is fetched by the SDK. */
const MAX_CALL_BYTES = 4 * 1024 * 1024;

interface Calls {
  inFlight: Set<Promise<Response>>;
  stopping: boolean;
}

const calls = () => singleton<Calls>("served-calls", () => ({ inFlight: new Set(), stopping: false }));

/**
 * Answers a request from the network to the serve endpoint. The signature covers the body, so that much is read of
 * anybody's.
 *
 * @throws DomainError not_found with the built-in executor, since the SDK would accept unsigned calls in dev mode;
 *   body_too_large, not_received, not_json; unauthorized; stopping, after `stopServing`
 */
export async function serveEndpoint(request: Request): Promise<Response> {
  if (isEmbedded()) {
    throw new DomainError("not_found", "This server runs its own executor; there is no Inngest endpoint.");
  }
  const { url, method, headers, signal } = request;
  const body = await readBody(request, MAX_CALL_BYTES);
  if (body && !isJson(body)) throw new DomainError("not_json", "The body is not valid JSON.");
  const response = await serveInngest(new Request(url, { method, headers, signal, body: body || null }));
  if (response.status === 401) {
    noteRefusedCall(request);
    throw new DomainError("unauthorized", "The call is not signed with the key of this app.");
  }
  noteAcceptedCall();
  // Where the server asked in band, the functions are in the answer; else the app has sent them.
  if (response.ok && response.headers.get("x-inngest-sync-kind") === "in_band") noteRegistered();
  return response;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
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
