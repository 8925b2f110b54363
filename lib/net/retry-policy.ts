import { DomainError } from "@/lib/core/errors";
import type { CallFailure } from "./call-failure";

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 60_000;
/** Between looks at a service that is not ready yet, so that little is lost once it is. */
const MAX_LOADING_DELAY_MS = 5_000;
/** In a row. A rate limit is no failure, but one that never lifts must end some time. */
const MAX_RATE_LIMITS = 20;
/** A host that takes no connection is given up after this, so that a person learns of it within 15 s. */
const MAX_SILENCE_MS = 9_000;

export interface RetryLimits {
  /** Retries after consecutive failures, whatever they take. */
  maxRetries: number;
  /** Milliseconds of failed calls and delays, per question, within which as many retries again are made. */
  retryBudgetMs: number;
  random(): number;
}

/** Room for a few timeouts in a row, and never less than six doubling delays take. */
const MIN_RETRY_BUDGET_MS = 60_000;
const TIMEOUTS_IN_BUDGET = 3;

/** How many milliseconds of failures a question may take, by how long one call may take. */
export function retryBudget(timeoutMs: number): number {
  return Math.max(MIN_RETRY_BUDGET_MS, TIMEOUTS_IN_BUDGET * timeoutMs);
}

/** When, and how often, the failed requests of one question are retried. */
export class RetryPolicy {
  readonly #limits: RetryLimits;
  #failures = 0;
  #rateLimits = 0;
  #connected = false;
  #spentMs = 0;

  constructor(limits: RetryLimits) {
    this.#limits = limits;
  }

  /** The endpoint answered: only consecutive failures count. What was spent of the budget stays spent. */
  recordAnswer(): void {
    this.#failures = 0;
    this.#rateLimits = 0;
    this.#connected = false;
  }

  /**
   * @param tookMs how long the failed request took
   * @param warmUpMs how much longer a service that is not ready yet is waited for, whatever retries are left
   * @returns milliseconds until the next attempt
   * @throws DomainError the failure's own, when there is to be none
   */
  nextDelay(failure: CallFailure, tookMs: number, warmUpMs = 0): number {
    if (failure.kind === "permanent" || failure.kind === "rejected") throw failure.error;
    if (failure.kind !== "connect") this.#connected = true;
    if (failure.kind === "rate_limited") {
      if (++this.#rateLimits > MAX_RATE_LIMITS) throw failure.error;
      return this.#delay(this.#rateLimits, failure.retryAfterMs);
    }
    this.#failures++;
    this.#spentMs += tookMs;
    if (failure.kind === "loading" && warmUpMs > 0) {
      const own = Math.min(this.#delay(this.#failures, null), MAX_LOADING_DELAY_MS);
      return Math.min(Math.max(own, failure.retryAfterMs ?? 0), Math.max(warmUpMs, FIRST_DELAY_MS));
    }
    if (this.#isExhausted()) throw this.#finalError(failure);
    const nth = failure.kind === "invalid" ? 1 : this.#failures;
    const delay = this.#delay(nth, failure.retryAfterMs);
    this.#spentMs += delay;
    return delay;
  }

  #isExhausted(): boolean {
    const { maxRetries, retryBudgetMs } = this.#limits;
    if (!this.#connected) return this.#failures > maxRetries || this.#spentMs >= MAX_SILENCE_MS;
    if (this.#failures <= maxRetries) return false;
    return this.#failures > 2 * maxRetries || this.#spentMs >= retryBudgetMs;
  }

  /** An endpoint that responded a moment ago is not down: other rows may still succeed. */
  #finalError({ error, codeOnceConnected }: CallFailure): DomainError {
    if (codeOnceConnected === null || !this.#connected) return error;
    return new DomainError(codeOnceConnected, error.message, { cause: error });
  }

  #delay(nth: number, retryAfterMs: number | null): number {
    const { random } = this.#limits;
    const own = Math.min(FIRST_DELAY_MS * 2 ** (nth - 1), MAX_DELAY_MS) * (0.75 + random() / 2);
    if (retryAfterMs === null) return own;
    // A little later than asked, so that waiting calls do not all come back at once; never sooner than without a word.
    return Math.max(own, retryAfterMs + Math.min(retryAfterMs / 10, 250) * random());
  }
}

/** Consecutive calls without a connection after which an endpoint counts as down. */
const OPENS_AFTER = 10;

/** Counts, per endpoint and over all questions, the consecutive calls that could not connect. */
export class CircuitBreaker {
  readonly #failures = new Map<string, number>();

  recordAnswer(key: string): void {
    this.#failures.delete(key);
  }

  /** @returns whether the endpoint now counts as down */
  recordConnectFailure(key: string): boolean {
    const failures = (this.#failures.get(key) ?? 0) + 1;
    this.#failures.set(key, failures);
    return failures >= OPENS_AFTER;
  }
}
