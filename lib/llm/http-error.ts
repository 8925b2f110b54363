import "server-only";
import { APIError } from "openai";
import { DomainError, type ErrorCode } from "@/lib/core/errors";
import { TransportFailure, type TransportFailureKind } from "@/lib/net/transport-failure";
import { type CallFailure, callFailure } from "./call-failure";
import type { ModelEndpoint } from "./endpoint";
import { providerError, providerMessage, truncate } from "./provider-error";
import { parseRetryAfter } from "./retry-after";

/** The failure behind an error thrown by the client. Messages are bounded and free of secrets. */
export function thrownFailure(error: unknown, endpoint: ModelEndpoint): CallFailure {
  const failure = error instanceof Error && error.cause instanceof TransportFailure ? error.cause : error;
  if (failure instanceof TransportFailure) return transportFailure(failure, endpoint);
  if (error instanceof APIError && error.status !== undefined) {
    return httpFailure(error, error.status, endpoint);
  }
  return notACompletion(error);
}

/** The failure of a 200 response that holds an error, or no chat completion. */
export function bodyFailure(body: unknown, endpoint: ModelEndpoint): CallFailure {
  const error: unknown = typeof body === "object" && body && "error" in body ? body.error : undefined;
  if (!error) return notACompletion(undefined);
  const code: unknown = typeof error === "object" && "code" in error ? error.code : undefined;
  const status = typeof code === "number" && code >= 400 && code <= 599 ? code : 502;
  return httpFailure(new APIError(status, providerError(body), undefined, new Headers()), status, endpoint);
}

function notACompletion(cause: unknown): CallFailure {
  const message = "The model endpoint's answer is no chat completion; is LLM_BASE_URL right?";
  const details = { responded: true, mayHaveCost: true };
  const error = new DomainError("llm_unavailable", message, { cause });
  return { ...callFailure("transient", "llm_unavailable", message, details), error };
}

const TRANSPORT_CODES = {
  connect: "llm_unreachable",
  broken: "llm_no_connection",
  deadline: "llm_timeout",
  too_large: "llm_too_large",
} as const satisfies Record<TransportFailureKind, ErrorCode>;

function transportFailure({ kind, message }: TransportFailure, endpoint: ModelEndpoint): CallFailure {
  const code = TRANSPORT_CODES[kind];
  if (kind === "connect") {
    return callFailure("connect", code, `LLM endpoint unreachable: ${endpoint.host}, ${message}.`);
  }
  const details = { responded: kind === "too_large", mayHaveCost: true };
  return callFailure("transient", code, `The model endpoint did not answer: ${message}.`, details);
}

const QUOTA_CODE = /insufficient_quota|billing|quota_exceeded|payment/;
const QUOTA_WORDS =
  /\b(insufficient|exceeded|out of|no|low)\b.{0,30}\b(quota|balance|credits?|funds)|credit balance|billing|payment/i;
const RETRY_WORDS = /(try again|retry) in/i;
const TRANSIENT_STATUSES = [408, 409, 425];

/** What an HTTP status other than success means, in the provider's own words. */
function httpFailure(error: APIError, status: number, endpoint: ModelEndpoint): CallFailure {
  const headers = error.headers ?? new Headers();
  const reason = endpoint.mask(providerMessage(error.error)) || "it gave no reason.";
  const retryAfterMs = parseRetryAfter(headers);
  const details = { responded: true, param: error.param ?? null, retryAfterMs };
  const fail = (kind: CallFailure["kind"], code: ErrorCode, message: string) =>
    callFailure(kind, code, message, details);

  if (status === 401 || status === 403) {
    return fail("permanent", "llm_unauthorized", `The model endpoint refused the key: ${reason}`);
  }
  if (status === 402 || (status === 429 && isQuota(error, reason, retryAfterMs))) {
    return fail("permanent", "llm_quota", `The model endpoint's quota is spent: ${reason}`);
  }
  if (status === 429) {
    return fail("rate_limited", "llm_rate_limited", `The model endpoint's rate limit is reached: ${reason}`);
  }
  if (status < 400) {
    const location = endpoint.mask(truncate(headers.get("location") ?? "nowhere", 200));
    const message = `The model endpoint redirects elsewhere (${location}); set LLM_BASE_URL to that address.`;
    return fail("permanent", "llm_not_found", message);
  }
  if (status === 404 || status === 405 || status === 410) {
    return fail("permanent", "llm_not_found", `The model endpoint has no such model or address: ${reason}`);
  }
  if (error.code === "content_filter") {
    const message = `The model endpoint's content filter refused the question: ${reason}`;
    return fail("permanent", "llm_filtered", message);
  }
  if ((status >= 500 && status !== 501) || TRANSIENT_STATUSES.includes(status)) {
    return fail("transient", "llm_unavailable", `The model endpoint failed (${status}): ${reason}`);
  }
  return fail("rejected", "llm_bad_request", `The model endpoint refused the request (${status}): ${reason}`);
}

/** A rate limit says when to come back; a spent quota does not (Gemini calls both "quota"). */
function isQuota(error: APIError, reason: string, retryAfterMs: number | null): boolean {
  if (QUOTA_CODE.test(`${error.code ?? ""} ${error.type ?? ""}`)) return true;
  return retryAfterMs === null && !RETRY_WORDS.test(reason) && QUOTA_WORDS.test(reason);
}
