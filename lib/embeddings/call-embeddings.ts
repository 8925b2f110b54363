import "server-only";
import { DomainError } from "@/lib/core/errors";
import { type CallFailure, callFailure } from "@/lib/net/call-failure";
import { bodyFailure, thrownFailure } from "@/lib/net/http-error";
import type { CallOutcome } from "@/lib/net/limiter";
import type { EmbeddingDeps } from "./deps";
import type { EmbeddingProvider } from "./provider";
import { readEmbeddings } from "./read-embeddings";

/** All calls take turns as they come. */
const GROUP = "embeddings";

type Outcome = { vectors: Float32Array[] } | { failure: CallFailure };
export type EmbeddingResult = Outcome & { tookMs: number };

/**
 * Makes one request, once the limiter admits it.
 *
 * @throws the signal's reason, when aborted
 */
export async function callEmbeddings(
  texts: string[],
  signal: AbortSignal,
  { provider, limiter, clock }: Pick<EmbeddingDeps, "provider" | "limiter" | "clock">,
): Promise<EmbeddingResult> {
  const release = await limiter.acquire(GROUP, signal);
  let outcome: CallOutcome = "failed";
  const startedAt = clock.now();
  try {
    const result = await exchange(texts, signal, provider);
    const tookMs = clock.now() - startedAt;
    if ("vectors" in result) outcome = "answered";
    else if (result.failure.kind === "rate_limited") outcome = "rate_limited";
    provider.lastAnswer = outcome === "answered" ? { at: performance.now(), tookMs } : undefined;
    return { ...result, tookMs };
  } finally {
    release(outcome);
  }
}

async function exchange(texts: string[], signal: AbortSignal, provider: EmbeddingProvider): Promise<Outcome> {
  // The client never removes its listeners from the signal it is given, and ours outlives the call.
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    const body = await provider.request(texts, controller.signal);
    const vectors = readEmbeddings(body, texts.length, provider.length);
    return vectors ? { vectors } : { failure: bodyFailure(body, provider) };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof DomainError)) return { failure: thrownFailure(error, provider) };
    const details = { responded: true, mayHaveCost: true };
    return { failure: callFailure("invalid", error.code, error.message, details) };
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
