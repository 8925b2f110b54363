import "server-only";
import { SpanKind } from "@opentelemetry/api";
import { DomainError } from "@/lib/core/errors";
import type { CallFailure } from "@/lib/net/call-failure";
import { bodyFailure, thrownFailure } from "@/lib/net/http-error";
import type { CallOutcome, Release, Turn } from "@/lib/net/limiter";
import { serviceAttributes } from "@/lib/telemetry/service-attributes";
import { failSpan, inSpan } from "@/lib/telemetry/spans";
import { carriedError, hasBegun, parseReply, type Reply, requestBody } from "./chat-completion";
import { roomFor } from "./context-window";
import type { LlmDeps } from "./deps";
import type { Dialect } from "./dialect";
import { bodyOfText } from "./event-stream";
import { charactersOf } from "./token-estimate";
import type { Question, RequestParams } from "./types";

type Outcome =
  | { status: "answered"; reply: Reply }
  | { status: "failed"; failure: CallFailure }
  | { status: "aborted" };

export type CallResult = Outcome & { dialect: Dialect; latencyMs: number };

/**
 * Makes one request, once the limiter admits it.
 *
 * @param chosen the dialect to send it in; without one, what is known of the endpoint once it is the request's turn
 * @throws DomainError of the question's signal or its `beforeCall`; then nothing was sent
 */
export async function callModel(
  question: Question<unknown>,
  params: RequestParams,
  chosen: Dialect | undefined,
  deps: LlmDeps,
): Promise<CallResult> {
  const { signal } = question;
  const { clock, dialects, endpoint, pauses } = deps;
  const release = await acquire(question, params.turn, deps);
  let outcome: CallOutcome = "failed";
  try {
    await question.beforeCall?.();
    if (signal.aborted) throw abortReason(signal);
    const dialect = chosen ?? dialects.of(endpoint.key, clock.now());
    const startedAt = clock.now();
    const result = await traced(question, params, dialect, deps);
    if (result.status === "answered") outcome = "answered";
    if (result.status === "failed") {
      if (result.failure.kind === "rate_limited") outcome = "rate_limited";
      // Before the slot is free: whoever gets it next has to see it.
      pauses.recordFailure(endpoint.key, result.failure, clock.now());
    }
    return { ...result, dialect, latencyMs: clock.now() - startedAt };
  } finally {
    release(outcome);
  }
}

/** Takes a slot at a time when the endpoint may be called. Nobody holds one while it has to be left alone. */
async function acquire(
  { group, signal }: Question<unknown>,
  turn: Turn,
  { limiter, pauses, endpoint, clock }: LlmDeps,
): Promise<Release> {
  try {
    for (;;) {
      const release = await limiter.acquire(group, signal, turn);
      const left = pauses.msLeft(endpoint.key, clock.now());
      if (left <= 0) return release;
      release("failed");
      await clock.wait(left, signal);
    }
  } catch {
    throw abortReason(signal);
  }
}

/** The exchange in a span of its own, with no text of it. */
function traced(
  question: Question<unknown>,
  params: RequestParams,
  dialect: Dialect,
  deps: LlmDeps,
): Promise<Outcome> {
  const attributes = {
    ...serviceAttributes("chat", deps.endpoint),
    "gen_ai.request.temperature": params.temperature,
    "gen_ai.request.max_tokens": roomOf(params, dialect),
    ...(params.seed !== undefined && { "gen_ai.request.seed": params.seed }),
    "waywo.column": question.label,
  };
  return inSpan(`chat ${deps.endpoint.model}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    const outcome = await exchange(question, params, dialect, deps);
    if (outcome.status === "failed") failSpan(span, outcome.failure.error);
    if (outcome.status === "aborted") failSpan(span, abortReason(question.signal));
    if (outcome.status !== "answered") return outcome;
    const { promptTokens, completionTokens, finishReason } = outcome.reply;
    if (promptTokens != null) span.setAttribute("gen_ai.usage.input_tokens", promptTokens);
    if (completionTokens !== null) span.setAttribute("gen_ai.usage.output_tokens", completionTokens);
    if (finishReason) span.setAttribute("gen_ai.response.finish_reasons", [finishReason]);
    return outcome;
  });
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
  const maxTokens = roomOf(params, dialect);
  try {
    const body = requestBody(question, { ...params, maxTokens }, dialect, endpoint);
    const received: unknown = await endpoint.client.chat.completions.create(body, {
      signal: controller.signal,
    });
    const answer = typeof received === "string" ? bodyOfText(received) : received;
    const limit = dialect.tokenLimit === "none" ? Number.POSITIVE_INFINITY : maxTokens;
    const reply = parseReply(answer, limit);
    if (reply) return { status: "answered", reply };
    const failure = bodyFailure(carriedError(answer) ?? answer, endpoint);
    return {
      status: "failed",
      failure: { ...failure, mayHaveCost: failure.mayHaveCost || hasBegun(answer) },
    };
  } catch (error) {
    if (signal.aborted) return { status: "aborted" };
    const failure = thrownFailure(error, endpoint);
    // The endpoint checked what the model wrote and threw it away; we may be able to read it, or to have it corrected.
    const unusable = failure.generation && parseReply(replyOf(failure.generation), maxTokens);
    return unusable ? { status: "answered", reply: unusable } : { status: "failed", failure };
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

const replyOf = (content: string) => ({ choices: [{ message: { content }, finish_reason: "stop" }] });

/** Tokens a request leaves for the answer. */
export const roomOf = (params: RequestParams, { window }: Dialect) =>
  roomFor(window, params.maxTokens, charactersOf(params));

/** The DomainError a signal was aborted with; without one, the run was cancelled. */
export function abortReason(signal: AbortSignal): DomainError {
  if (signal.reason instanceof DomainError) return signal.reason;
  return new DomainError("run_cancelled", "The run was cancelled.");
}
