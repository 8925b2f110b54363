import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { singleton } from "@/lib/core/singleton";
import { settings } from "@/lib/settings/settings";
import { Dialects } from "./dialect";
import { llmEndpoint, type ModelEndpoint } from "./endpoint";
import { AdaptiveLimiter } from "./limiter";
import { CircuitBreaker, type RetryLimits } from "./retry-policy";

export interface LlmClock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** @throws once the signal is aborted */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export const realClock: LlmClock = {
  now: () => performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, { signal }),
};

/** What asking a model depends on; tests bring their own. */
export interface LlmDeps extends RetryLimits {
  endpoint: ModelEndpoint;
  limiter: AdaptiveLimiter;
  dialects: Dialects;
  breaker: CircuitBreaker;
  clock: LlmClock;
}

/** Room for a few timeouts in a row, and never less than six doubling delays take. */
const MIN_RETRY_BUDGET_MS = 60_000;
const TIMEOUTS_IN_BUDGET = 3;

/** The process's dependencies under the current settings. What they learn outlives a change of settings. */
export function llmDeps(): LlmDeps {
  const { LLM_MAX_RETRIES, LLM_TIMEOUT_MS, LLM_CONCURRENCY } = settings();
  const shared = singleton("llm", () => ({
    limiter: new AdaptiveLimiter(LLM_CONCURRENCY),
    dialects: new Dialects(),
    breaker: new CircuitBreaker(),
  }));
  shared.limiter.resize(LLM_CONCURRENCY);
  return {
    ...shared,
    endpoint: llmEndpoint(),
    clock: realClock,
    random: Math.random,
    maxRetries: LLM_MAX_RETRIES,
    retryBudgetMs: Math.max(MIN_RETRY_BUDGET_MS, TIMEOUTS_IN_BUDGET * LLM_TIMEOUT_MS),
  };
}
