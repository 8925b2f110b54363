import "server-only";
import type { CallFailure } from "@/lib/net/call-failure";
import type { RetryPolicy } from "@/lib/net/retry-policy";
import { abortReason, type CallResult, callModel } from "./call-model";
import { type CallMeta, callRecord } from "./call-record";
import type { Reply } from "./chat-completion";
import type { LlmDeps } from "./deps";
import type { CallRecord, Question, RequestParams } from "./types";

interface Progress {
  attempts: number;
  retry: RetryPolicy;
}

/**
 * Sends a request until the endpoint answers: waits out rate limits, retries failures, and downgrades the
 * dialect where the endpoint rejects a feature. Records every request except the answered one, which the
 * caller records with its verdict.
 *
 * @throws DomainError of the last failure, or the signal's reason
 */
export async function send(
  question: Question<unknown>,
  params: RequestParams,
  { attempts, retry }: Progress,
  deps: LlmDeps,
): Promise<{ reply: Reply; meta: CallMeta }> {
  const { breaker, endpoint } = deps;
  for (let attempt = attempts + 1; ; attempt++) {
    const result = await callModel(question, params, deps);
    const meta = metaOf(result, params, attempt);
    const recordFailure = (code: CallRecord["outcome"]) =>
      question.onCall(callRecord(question, endpoint, meta, { code, badAnswer: null }));

    if (result.status === "answered") {
      breaker.recordAnswer(endpoint.key);
      retry.recordAnswer();
      endpoint.lastAnswer = { at: performance.now(), tookMs: result.latencyMs };
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
    if (downgraded(question, params, result, failure, deps)) continue;
    await wait(retry.nextDelay(failure, result.latencyMs), question.signal, deps);
  }
}

function metaOf(result: CallResult, params: RequestParams, attempt: number): CallMeta {
  return {
    attempt,
    latencyMs: result.latencyMs,
    params,
    reply: result.status === "answered" ? result.reply : null,
    mayHaveCost: result.status === "aborted" || (result.status === "failed" && result.failure.mayHaveCost),
  };
}

/** Whether the same request can be sent with fewer features. Some servers answer an unknown format with a 500. */
function downgraded(
  { temperature, answer }: Question<unknown>,
  { seed }: RequestParams,
  { dialect }: CallResult,
  { kind, error, param, responded }: CallFailure,
  { dialects, endpoint }: LlmDeps,
): boolean {
  const failedForFormat =
    kind === "transient" && responded && /response_format|json_schema/.test(error.message);
  if (kind !== "rejected" && !failedForFormat) return false;
  const used = { format: answer.kind === "json", seed: seed !== undefined, temperature };
  return dialects.downgrade(endpoint.key, { dialect, used, param, message: error.message });
}

async function wait(ms: number, signal: AbortSignal, { clock }: LlmDeps): Promise<void> {
  try {
    await clock.wait(ms, signal);
  } catch (error) {
    throw signal.aborted ? abortReason(signal) : error;
  }
}
