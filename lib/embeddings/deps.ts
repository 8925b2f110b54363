import "server-only";
import { singleton } from "@/lib/core/singleton";
import { type Clock, realClock } from "@/lib/net/clock";
import { AdaptiveLimiter } from "@/lib/net/limiter";
import { type RetryLimits, retryBudget } from "@/lib/net/retry-policy";
import { settings } from "@/lib/settings/settings";
import { type EmbeddingProvider, embeddingProvider } from "./provider";

/** What embedding depends on; tests bring their own. */
export interface EmbeddingDeps extends RetryLimits {
  provider: EmbeddingProvider;
  limiter: AdaptiveLimiter;
  clock: Clock;
}

/** The process's dependencies under the current settings: as many calls and retries as for models. */
export function embeddingDeps(): EmbeddingDeps {
  const { LLM_MAX_RETRIES, LLM_TIMEOUT_MS, LLM_CONCURRENCY } = settings();
  const limiter = singleton("embeddings", () => new AdaptiveLimiter(LLM_CONCURRENCY));
  limiter.resize(LLM_CONCURRENCY);
  return {
    provider: embeddingProvider(),
    limiter,
    clock: realClock,
    random: Math.random,
    maxRetries: LLM_MAX_RETRIES,
    retryBudgetMs: retryBudget(LLM_TIMEOUT_MS),
  };
}
