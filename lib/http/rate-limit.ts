import "server-only";
import { RateLimiterRes } from "rate-limiter-flexible";
import { clientOf } from "@/lib/auth/client-address";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { type Allowance, LimitReachedError } from "@/lib/core/errors";
import { isOneOfSeveral } from "@/lib/core/executor-kind";
import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import { storedLimiter } from "@/lib/core/stored-limiter";
import { within } from "@/lib/core/within";

/** How long a request waits to be counted over all instances, in milliseconds; then its instance's own count has to do. */
const STORE_LIMIT_MS = 500;

/** A client's requests in the window that began last; windows of an endpoint begin for all clients together. */
interface Window {
  endsAt: number;
  taken: Map<string, number>;
}

interface Count {
  taken: number;
  /** Until the window ends. */
  ms: number;
}

/**
 * Counts a request to an endpoint that declares a limit, and tells in `headers` what is left: of this process, or of all
 * instances where there may be several.
 *
 * @throws LimitReachedError
 */
export async function countRequest(endpoint: Endpoint, request: Request, headers: Headers): Promise<void> {
  const { limit } = endpoint;
  const client = limit ? clientOf(request) : null;
  if (!limit || client === null) return;
  const { requests, windowSeconds } = limit;
  const own = countHere(endpoint, limit, client);
  const { taken, ms } =
    isOneOfSeveral() && own.taken <= requests ? await countOverAll(endpoint, limit, client, own) : own;
  const secondsLeft = Math.max(1, Math.ceil(ms / 1000));
  const left = Math.max(0, requests - taken);
  tellAllowance(headers, { policy: "default", requests, windowSeconds, left, secondsLeft });
  if (taken <= requests) return;
  const sentence = `Too many requests: ${requests} in ${windowSeconds} seconds are taken of one client. Try again in ${secondsLeft} s.`;
  throw new LimitReachedError(sentence, secondsLeft);
}

/** Tells what is left of a limit, if there is one, beside what others have told, as in the IETF's draft (ratelimit-headers-10). */
export function tellAllowance(headers: Headers, allowance: Allowance | null): void {
  if (!allowance) return;
  const { policy, requests, windowSeconds, left, secondsLeft } = allowance;
  headers.append("ratelimit-policy", `"${policy}";q=${requests};w=${windowSeconds}`);
  headers.append("ratelimit", `"${policy}";r=${left};t=${secondsLeft}`);
}

type Limit = NonNullable<Endpoint["limit"]>;

function countHere({ method, path }: Endpoint, { windowSeconds }: Limit, client: string): Count {
  const now = Date.now();
  const window = windowOf(`${method} ${path}`, now, windowSeconds * 1000);
  const taken = (window.taken.get(client) ?? 0) + 1;
  window.taken.set(client, taken);
  return { taken, ms: window.endsAt - now };
}

/** @param otherwise where the store does not count it, or not in time */
async function countOverAll(
  { method, path }: Endpoint,
  { requests, windowSeconds }: Limit,
  client: string,
  otherwise: Count,
): Promise<Count> {
  const limiter = storedLimiter({
    keyPrefix: `${method} ${path}`,
    points: requests,
    duration: windowSeconds,
  });
  const counted = limiter.consume(client).catch((reached: unknown) => {
    if (reached instanceof RateLimiterRes) return reached;
    logger.debug({ err: reached }, "a request could not be counted over all instances");
    return null;
  });
  const count = await within(STORE_LIMIT_MS, counted, null);
  return count ? { taken: count.consumedPoints, ms: count.msBeforeNext } : otherwise;
}

function windowOf(name: string, now: number, lengthMs: number): Window {
  const windows = singleton("rate-limits", () => new Map<string, Window>());
  const running = windows.get(name);
  if (running && now < running.endsAt && running.endsAt <= now + lengthMs) return running;
  const next = { endsAt: now + lengthMs, taken: new Map<string, number>() };
  windows.set(name, next);
  return next;
}
