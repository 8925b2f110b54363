import "server-only";
import type { CallFailure } from "@/lib/net/call-failure";
import type { RetryPolicy } from "@/lib/net/retry-policy";
import { abortReason, type CallResult, callModel } from "./call-model";
import { type CallMeta, recordCall } from "./call-record";
import type { Reply } from "./chat-completion";
import type { LlmDeps } from "./deps";
import { Refusals } from "./refusals";
import type { CallRecord, Question, RequestParams } from "./types";

/** A wait of this long is said in the run's status. */
const LONG_WAIT_MS = 5_000;

interface Progress {
  attempts: number;
  retry: RetryPolicy;
}

/**
 * Sends a request until the endpoint answers: waits out rate limits and a model that is loading, retries failures, and
 * sends a refused request without its optional parts, or with less room, before the refusal counts. Records every
 * request except the answered one, which the caller records with its verdict.
 *
 * @throws DomainError of the last failure, or the signal's reason
 */
export async function send(
  question: Question<unknown>,
  params: RequestParams,
  { attempts, retry }: Progress,
  deps: LlmDeps,
): Promise<{ reply: Reply; meta: CallMeta }> {
  const { breaker, endpoint, clock, warmUps, pauses } = deps;
  const refusals = new Refusals(question, params, deps);
  let waited = false;
  for (let attempt = attempts + 1; ; attempt++) {
    const result = await callModel(question, params, refusals.dialect, deps);
    const meta = metaOf(result, question, params, attempt);
    const recordFailure = (code: CallRecord["outcome"]) =>
      recordCall(question, endpoint, meta, { code, badAnswer: null });

    if (result.status === "answered") {
      breaker.recordAnswer(endpoint.key);
      warmUps.recordAnswer(endpoint.key);
      pauses.recordAnswer(endpoint.key);
      retry.recordAnswer();
      refusals.recordAnswer();
      endpoint.lastAnswer = { at: performance.now(), tookMs: result.latencyMs };
      endpoint.accepted = true;
      endpoint.forbidden = 0;
      endpoint.misconfigured = undefined;
      if (waited) await question.onWait?.(null);
      return { reply: result.reply, meta };
    }
    if (result.status === "aborted") {
      const reason = abortReason(question.signal);
      await recordFailure(reason.code);
      throw reason;
    }
    const { failure } = result;
    endpoint.lastAnswer = undefined;
    await recordFailure(failure.error.code);
    if (failure.responded) breaker.recordAnswer(endpoint.key);
    if (failure.kind === "connect" && breaker.recordConnectFailure(endpoint.key)) throw failure.error;
    if (failure.kind === "rate_limited" && pauses.isGivenUp(endpoint.key)) throw failure.error;
    if (refusals.goOn(result, failure)) continue;
    if (failure.error.needsSettings) endpoint.misconfigured = failure.error;
    const warmUpMs =
      failure.kind === "loading" ? await warmUps.msLeft(endpoint.key, clock.now(), deps.warmUpMs) : 0;
    const delay = retry.nextDelay(failure, result.latencyMs, warmUpMs);
    params.retryAfterFailure(failure);
    const reason = waitReason(failure, { delay, warmUpMs }, deps);
    if (reason !== null) {
      waited = true;
      await question.onWait?.(reason);
    }
    await wait(delay, question.signal, deps);
  }
}

function metaOf(
  result: CallResult,
  { prompt }: Question<unknown>,
  params: RequestParams,
  attempt: number,
): CallMeta {
  return {
    attempt,
    promptVersion: prompt.version,
    latencyMs: result.latencyMs,
    params,
    reply: result.status === "answered" ? result.reply : null,
    mayHaveCost: result.status === "aborted" || (result.status === "failed" && result.failure.mayHaveCost),
  };
}

/** Why the run waits, as its status says; null for a pause that nobody would notice. */
function waitReason(
  { kind, error }: CallFailure,
  { delay, warmUpMs }: { delay: number; warmUpMs: number },
  { warmUpMs: most }: LlmDeps,
): string | null {
  if (kind === "loading" && warmUpMs > 0) {
    return `The model is not ready yet; it is waited for, up to ${Math.round(most / 1_000)} s. ${error.message}`;
  }
  if (kind !== "rate_limited" || delay < LONG_WAIT_MS) return null;
  return `Asking again in ${Math.round(delay / 1_000)} s. ${error.message}`;
}

async function wait(ms: number, signal: AbortSignal, { clock }: LlmDeps): Promise<void> {
  try {
    await clock.wait(ms, signal);
  } catch (error) {
    throw signal.aborted ? abortReason(signal) : error;
  }
}
