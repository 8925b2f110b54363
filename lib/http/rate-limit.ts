import "server-only";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { DomainError } from "@/lib/core/errors";
import { singleton } from "@/lib/core/singleton";

/** A client's requests in the window that began last; windows of an endpoint begin for all clients together. */
interface Window {
  endsAt: number;
  taken: Map<string, number>;
}

/** Set by scripts/lib/http-server.mjs, whatever the client sends; `next dev` has none, and counts nothing. */
const CLIENT_HEADER = "x-client-address";

/**
 * Counts a request to an endpoint that declares a limit, and tells in `headers` what is left, as in the IETF's draft
 * (ratelimit-headers-10). Counts are of this process.
 *
 * @throws DomainError rate_limited, after setting Retry-After
 */
export function countRequest({ method, path, limit }: Endpoint, request: Request, headers: Headers): void {
  const client = request.headers.get(CLIENT_HEADER);
  if (!limit || client === null) return;
  const { requests, windowSeconds } = limit;
  const now = Date.now();
  const window = windowOf(`${method} ${path}`, now, windowSeconds * 1000);
  const taken = (window.taken.get(client) ?? 0) + 1;
  window.taken.set(client, taken);
  const seconds = Math.max(1, Math.ceil((window.endsAt - now) / 1000));
  headers.set("ratelimit-policy", `"default";q=${requests};w=${windowSeconds}`);
  headers.set("ratelimit", `"default";r=${Math.max(0, requests - taken)};t=${seconds}`);
  if (taken <= requests) return;
  headers.set("retry-after", String(seconds));
  const sentence = `Too many requests: ${requests} in ${windowSeconds} seconds are taken of one client. Try again in ${seconds} s.`;
  throw new DomainError("rate_limited", sentence);
}

function windowOf(name: string, now: number, lengthMs: number): Window {
  const windows = singleton("rate-limits", () => new Map<string, Window>());
  const running = windows.get(name);
  if (running && now < running.endsAt && running.endsAt <= now + lengthMs) return running;
  const next = { endsAt: now + lengthMs, taken: new Map<string, number>() };
  windows.set(name, next);
  return next;
}
