import "server-only";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { LimitReachedError } from "@/lib/core/errors";
import { isOneOfSeveral } from "@/lib/core/executor-kind";
import { singleton } from "@/lib/core/singleton";
import { storedLimiter } from "@/lib/core/stored-limiter";
import { clientOf } from "./client-address";

/** Wrong credentials of one address; a person mistypes a token two or three times. */
const FAILURES = 10;
const WINDOW_SECONDS = 60;

const LIMIT = { keyPrefix: "failures", points: FAILURES, duration: WINDOW_SECONDS };

/** In memory where one process is all: a restart is not a stranger's to make, and wrong tokens should cost no write. */
function limiter() {
  const own = singleton("credential-failures", () => new RateLimiterMemory(LIMIT));
  return isOneOfSeveral() ? storedLimiter({ ...LIMIT, insuranceLimiter: own }) : own;
}

/**
 * Checks credentials, of which an address may bring ten wrong ones a minute. Past these it is refused whatever it
 * brings, also where all come at once: what a check finds counts only while there were fewer failures before it ended.
 *
 * @param check null for credentials that do not hold
 * @throws LimitReachedError
 */
export async function checkCredentials<T>(
  request: Request,
  check: () => T | null | Promise<T | null>,
): Promise<T | null> {
  await assertFewFailures(request);
  const found = await check();
  if (found === null) await countFailure(request);
  else await assertFewFailures(request);
  return found;
}

/** @throws LimitReachedError once the client's address has brought too many wrong credentials within a minute */
export async function assertFewFailures(request: Request): Promise<void> {
  const client = clientOf(request);
  const counted = client === null ? null : await limiter().get(client);
  if (counted && counted.consumedPoints >= FAILURES) throw tooMany(counted);
}

/** Counts wrong credentials. @throws LimitReachedError for one more than an address may bring */
export async function countFailure(request: Request): Promise<void> {
  const client = clientOf(request);
  if (client === null) return;
  const counted = await limiter().penalty(client);
  if (counted.consumedPoints > FAILURES) throw tooMany(counted);
}

function tooMany({ msBeforeNext }: RateLimiterRes): LimitReachedError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  const sentence = `Too many wrong credentials from this address. Try again in ${seconds} s.`;
  return new LimitReachedError(sentence, seconds);
}
