import "server-only";
import { DomainError } from "@/lib/core/errors";
import type { CallFailure } from "@/lib/net/call-failure";
import { bodyFailure, thrownFailure } from "@/lib/net/http-error";
import type { CallOutcome } from "@/lib/net/limiter";
import { carriedError, hasBegun, parseReply, type Reply, requestBody } from "./chat-completion";
import type { LlmDeps } from "./deps";
import type { Dialect } from "./dialect";
import { bodyOfText } from "./event-stream";
import type { Question, RequestParams } from "./types";

type Outcome =
  | { status: "answered"; reply: Reply }
  | { status: "failed"; failure: CallFailure }
  | { status: "aborted" };

export type CallResult = Outcome & { dialect: Dialect; latencyMs: number };

/**
 * Makes one request, once the limiter admits it.
 *
 * @throws DomainError of the question's signal or its `beforeCall`; then nothing was sent
 */
export async function callModel(
  question: Question<unknown>,
  params: RequestParams,
  deps: LlmDeps,
): Promise<CallResult> {
  const { signal } = question;
  const { clock, limiter, dialects, endpoint } = deps;
  const release = await limiter.acquire(question.group, signal, question.priority).catch(() => {
    throw abortReason(signal);
  });
  let outcome: CallOutcome = "failed";
  try {
    await question.beforeCall?.();
    if (signal.aborted) throw abortReason(signal);
    const dialect = dialects.of(endpoint.key);
    const startedAt = clock.now();
    const result = await exchange(question, params, dialect, deps);
    if (result.status === "answered") outcome = "answered";
    if (result.status === "failed" && result.failure.kind === "rate_limited") outcome = "rate_limited";
    return { ...result, dialect, latencyMs: clock.now() - startedAt };
  } finally {
    release(outcome);
  }
}

async function exchange(
  question: Question<unknown>,
  params: RequestParams,
  dialect: Dialect,
  { endpoint }: LlmDeps,
): Promise<Outcome> {
  const { signal } = question;
  // The client never removes its listeners from the signal it is given, and ours outlives the call.
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    const body = requestBody(question, params, dialect, endpoint.model);
    const received: unknown = await endpoint.client.chat.completions.create(body, {
      signal: controller.signal,
    });
    const answer = typeof received === "string" ? bodyOfText(received) : received;
    const limit = dialect.tokenLimit === "none" ? Number.POSITIVE_INFINITY : params.maxTokens;
    const reply = parseReply(answer, limit);
    if (reply) return { status: "answered", reply };
    const failure = bodyFailure(carriedError(answer) ?? answer, endpoint);
    return {
      status: "failed",
      failure: { ...failure, mayHaveCost: failure.mayHaveCost || hasBegun(answer) },
    };
  } catch (error) {
    if (signal.aborted) return { status: "aborted" };
    return { status: "failed", failure: thrownFailure(error, endpoint) };
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** The DomainError a signal was aborted with; without one, the run was cancelled. */
export function abortReason(signal: AbortSignal): DomainError {
  if (signal.reason instanceof DomainError) return signal.reason;
  return new DomainError("run_cancelled", "The run was cancelled.");
}
