import "server-only";
import { APIError } from "openai";
import { maskSecrets } from "@/lib/core/secrets";
import { type CallFailure, callFailure, type FailureReason, type OutsideService } from "./call-failure";
import { providerError, providerMessage, truncate } from "./provider-error";
import { parseRetryAfter } from "./retry-after";
import { TransportFailure, type TransportFailureKind } from "./transport-failure";

/** The failure behind an error thrown by the client. Messages are bounded and free of secrets. */
export function thrownFailure(error: unknown, service: OutsideService): CallFailure {
  const failure = error instanceof Error && error.cause instanceof TransportFailure ? error.cause : error;
  if (failure instanceof TransportFailure) return transportFailure(failure, service);
  if (error instanceof APIError && error.status !== undefined) {
    return httpFailure(error, error.status, service);
  }
  return unreadable(error, service);
}

/** The failure of a 200 response that holds an error, or not what was asked for. */
export function bodyFailure(body: unknown, service: OutsideService): CallFailure {
  const error: unknown = typeof body === "object" && body && "error" in body ? body.error : undefined;
  if (!error) return unreadable(undefined, service);
  const code: unknown = typeof error === "object" && "code" in error ? error.code : undefined;
  const status = typeof code === "number" && code >= 400 && code <= 599 ? code : 502;
  return httpFailure(new APIError(status, providerError(body), undefined, new Headers()), status, service);
}

function unreadable(cause: unknown, { failures }: OutsideService): CallFailure {
  const [code, sentence] = failures.unreadable;
  return callFailure("transient", code, sentence("", 200), { responded: true, mayHaveCost: true, cause });
}

const TRANSPORT_REASONS = {
  connect: "unreachable",
  broken: "broken",
  deadline: "timeout",
  too_large: "tooLarge",
} as const satisfies Record<TransportFailureKind, FailureReason>;

function transportFailure(
  { kind, message }: TransportFailure,
  { host, failures }: OutsideService,
): CallFailure {
  const [code, sentence] = failures[TRANSPORT_REASONS[kind]];
  if (kind === "connect") {
    const details = { codeOnceConnected: failures.broken[0] };
    return callFailure("connect", code, sentence(`${host}, ${message}`, 0), details);
  }
  const details = { responded: kind === "too_large", mayHaveCost: true };
  return callFailure("transient", code, sentence(message, 0), details);
}

const QUOTA_CODE = /insufficient_quota|billing|quota_exceeded|payment/;
const QUOTA_WORDS =
  /\b(insufficient|exceeded|out of|no|low)\b.{0,30}\b(quota|balance|credits?|funds)|credit balance|billing|payment/i;
const RETRY_WORDS = /(try again|retry) in/i;
const TRANSIENT_STATUSES = [408, 409, 425];

/** What an HTTP status other than success means, in the provider's own words. */
function httpFailure(error: APIError, status: number, { failures }: OutsideService): CallFailure {
  const headers = error.headers ?? new Headers();
  const reason = providerMessage(error.error) || "it gave no reason.";
  const retryAfterMs = parseRetryAfter(headers);
  const fail = (kind: CallFailure["kind"], name: FailureReason, why = reason) => {
    const [code, sentence] = failures[name];
    return callFailure(kind, code, sentence(why, status), {
      responded: true,
      param: error.param ?? null,
      retryAfterMs,
    });
  };

  if (status === 401 || status === 403) return fail("permanent", "unauthorized");
  if (status === 402 || (status === 429 && isQuota(error, reason, retryAfterMs))) {
    return fail("permanent", "quota");
  }
  if (status === 429) return fail("rate_limited", "rateLimited");
  if (status < 400) {
    return fail("permanent", "redirected", truncate(maskSecrets(headers.get("location") ?? "nowhere"), 200));
  }
  if (status === 404 || status === 405 || status === 410) return fail("permanent", "notFound");
  if (error.code === "content_filter") return fail("permanent", "filtered");
  if ((status >= 500 && status !== 501) || TRANSIENT_STATUSES.includes(status)) {
    return fail("transient", "failed");
  }
  return fail("rejected", "refused");
}

/** A rate limit says when to come back; a spent quota does not (Gemini calls both "quota"). */
function isQuota(error: APIError, reason: string, retryAfterMs: number | null): boolean {
  if (QUOTA_CODE.test(`${error.code ?? ""} ${error.type ?? ""}`)) return true;
  return retryAfterMs === null && !RETRY_WORDS.test(reason) && QUOTA_WORDS.test(reason);
}
