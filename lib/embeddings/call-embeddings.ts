import "server-only";
import { SpanKind } from "@opentelemetry/api";
import { DomainError } from "@/lib/core/errors";
import { type CallFailure, callFailure } from "@/lib/net/call-failure";
import { bodyFailure, thrownFailure } from "@/lib/net/http-error";
import type { CallOutcome } from "@/lib/net/limiter";
import { instruments } from "@/lib/telemetry/instruments";
import { serviceAttributes } from "@/lib/telemetry/service-attributes";
import { failSpan, inSpan } from "@/lib/telemetry/spans";
import type { EmbeddingDeps } from "./deps";
import type { EmbeddingDialect } from "./dialect";
import { explainRefusal, isRefusal, PLAIN_TEXT } from "./explain-refusal";
import type { EmbeddingProvider } from "./provider";
import { type Embedding, isVector, readEmbeddings } from "./read-embeddings";

/** All calls take turns as they come. */
const GROUP = "embeddings";
/** Refusals of one request that another dialect may answer: each part may be refused in its turn. */
const MAX_DIALECTS = 3;

type Outcome = { embeddings: Embedding[] } | { failure: CallFailure };
export type EmbeddingResult = Outcome & { tookMs: number };

/**
 * Makes one request, once the limiter admits it; again where the service turns out to want another dialect, which is
 * remembered. A failure of kind `rejected` is about these texts; a service that refuses everything is `permanent`.
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
    const result = await traced(texts, signal, provider);
    const tookMs = clock.now() - startedAt;
    countCall(provider, result, tookMs);
    if ("embeddings" in result) outcome = result.embeddings.some(isVector) ? "answered" : "failed";
    else if (result.failure.kind === "rate_limited") outcome = "rate_limited";
    provider.lastAnswer = outcome === "answered" ? { at: performance.now(), tookMs } : undefined;
    return { ...result, tookMs };
  } finally {
    release(outcome);
  }
}

function traced(texts: string[], signal: AbortSignal, provider: EmbeddingProvider): Promise<Outcome> {
  const attributes = { ...serviceAttributes("embeddings", provider), "waywo.texts": texts.length };
  return inSpan(`embeddings ${provider.model}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    const outcome = await inSomeDialect(texts, signal, provider);
    if ("failure" in outcome) failSpan(span, outcome.failure.error);
    return outcome;
  });
}

function countCall(provider: EmbeddingProvider, outcome: Outcome, tookMs: number): void {
  const failed = "failure" in outcome && { "error.type": outcome.failure.error.code };
  const attributes = { ...serviceAttributes("embeddings", provider), ...failed };
  instruments().callDuration.record(tookMs / 1000, attributes);
}

async function inSomeDialect(
  texts: string[],
  signal: AbortSignal,
  provider: EmbeddingProvider,
): Promise<Outcome> {
  const ask = async (dialect: EmbeddingDialect) => {
    const result = await exchange([PLAIN_TEXT], dialect, signal, provider);
    return "failure" in result ? result.failure : null;
  };
  for (let tries = 1; ; tries++) {
    const { dialect } = provider;
    const result = await exchange(texts, dialect, signal, provider);
    if (!("failure" in result) || !isRefusal(result.failure) || tries > MAX_DIALECTS) return result;
    const refusal = await explainRefusal(result.failure, dialect, provider, ask);
    if (refusal === "dialect") continue;
    if (result.failure.kind === "transient") return result;
    return { failure: { ...result.failure, kind: refusal === "texts" ? "rejected" : "permanent" } };
  }
}

async function exchange(
  texts: string[],
  dialect: EmbeddingDialect,
  signal: AbortSignal,
  provider: EmbeddingProvider,
): Promise<Outcome> {
  // The client never removes its listeners from the signal it is given, and ours outlives the call.
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    const body = await provider.request(texts, dialect, controller.signal);
    const embeddings = readEmbeddings(body, texts.length, provider.length);
    return embeddings ? { embeddings } : { failure: bodyFailure(body, provider) };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof DomainError)) return { failure: thrownFailure(error, provider) };
    const details = { responded: true, mayHaveCost: true };
    return { failure: callFailure("invalid", error.code, error.message, details) };
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
