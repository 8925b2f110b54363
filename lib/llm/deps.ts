import "server-only";
import { singleton } from "@/lib/core/singleton";
import { type Clock, realClock } from "@/lib/net/clock";
import { AdaptiveLimiter } from "@/lib/net/limiter";
import { Pauses } from "@/lib/net/pauses";
import { CircuitBreaker, type RetryLimits, retryBudget } from "@/lib/net/retry-policy";
import { WarmUps } from "@/lib/net/warm-up";
import { settings } from "@/lib/settings/settings";
import { Dialects } from "./dialect";
import { llmEndpoint, type ModelEndpoint } from "./endpoint";

/** What asking a model depends on; tests bring their own. */
export interface LlmDeps extends RetryLimits {
  endpoint: ModelEndpoint;
  limiter: AdaptiveLimiter;
  dialects: Dialects;
  breaker: CircuitBreaker;
  warmUps: WarmUps;
  pauses: Pauses;
  /** Milliseconds an endpoint that is not ready yet is waited for. */
  warmUpMs: number;
  /** Tokens of room for every answer, in place of what its question asks for. */
  maxTokens: number | undefined;
  clock: Clock;
}

/**
 * The process's dependencies under the current settings. What they learn outlives a change of settings, and is kept by
 * endpoint and model.
 */
export function llmDeps(endpoint: ModelEndpoint = llmEndpoint()): LlmDeps {
  const { LLM_MAX_RETRIES, LLM_TIMEOUT_MS, LLM_CONCURRENCY, LLM_WARMUP_MS, LLM_MAX_TOKENS } = settings();
  const shared = singleton("llm", () => ({
    limiter: new AdaptiveLimiter(LLM_CONCURRENCY),
    dialects: new Dialects(),
    breaker: new CircuitBreaker(),
    warmUps: new WarmUps(),
    pauses: new Pauses(),
  }));
  shared.limiter.resize(LLM_CONCURRENCY);
  return {
    ...shared,
    endpoint,
    warmUpMs: LLM_WARMUP_MS,
    maxTokens: LLM_MAX_TOKENS,
    clock: realClock,
    random: Math.random,
    maxRetries: LLM_MAX_RETRIES,
    retryBudgetMs: retryBudget(LLM_TIMEOUT_MS),
  };
}
