import "server-only";
import { clientOf } from "@/lib/auth/client-address";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { type Allowance, LimitReachedError } from "@/lib/core/errors";
import { singleton } from "@/lib/core/singleton";

/** A client's requests in the window that began last; windows of an endpoint begin for all clients together. */
interface Window {
  endsAt: number;
  taken: Map<string, number>;
}

/**
 * Counts a request to an endpoint that declares a limit, and tells in `headers` what is left. Counts are of this
 * process.
 *
 * @throws LimitReachedError
 */
export function countRequest({ method, path, limit }: Endpoint, request: Request, headers: Headers): void {
  const client = limit ? clientOf(request) : null;
  if (!limit || client === null) return;
  const { requests, windowSeconds } = limit;
  const now = Date.now();
  const window = windowOf(`${method} ${path}`, now, windowSeconds * 1000);
  const taken = (window.taken.get(client) ?? 0) + 1;
  window.taken.set(client, taken);
  const seconds = Math.max(1, Math.ceil((window.endsAt - now) / 1000));
  const left = Math.max(0, requests - taken);
  tellAllowance(headers, { policy: "default", requests, windowSeconds, left, secondsLeft: seconds });
  if (taken <= requests) return;
  const sentence = `Too many requests: ${requests} in ${windowSeconds} seconds are taken of one client. Try again in ${seconds} s.`;
  throw new LimitReachedError(sentence, seconds);
}

/** Tells what is left of a limit, if there is one, beside what others have told, as in the IETF's draft (ratelimit-headers-10). */
export function tellAllowance(headers: Headers, allowance: Allowance | null): void {
  if (!allowance) return;
  const { policy, requests, windowSeconds, left, secondsLeft } = allowance;
  headers.append("ratelimit-policy", `"${policy}";q=${requests};w=${windowSeconds}`);
  headers.append("ratelimit", `"${policy}";r=${left};t=${secondsLeft}`);
}

function windowOf(name: string, now: number, lengthMs: number): Window {
  const windows = singleton("rate-limits", () => new Map<string, Window>());
  const running = windows.get(name);
  if (running && now < running.endsAt && running.endsAt <= now + lengthMs) return running;
  const next = { endsAt: now + lengthMs, taken: new Map<string, number>() };
  windows.set(name, next);
  return next;
}
