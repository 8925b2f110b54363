import "server-only";
import type { Problem } from "@/lib/contracts/problem";
import { type DomainError, type ErrorCode, InvalidRequestError } from "@/lib/core/errors";

/** The HTTP status of a domain error; every other code is our own fault, 500. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  invalid_request: 422,
  idempotency_mismatch: 422,
  bad_address: 400,
  not_received: 400,
  unauthorized: 401,
  cross_site: 403,
  unknown_host: 421,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  edit_conflict: 409,
  not_reviewable: 409,
  already_undone: 409,
  too_old: 409,
  bin_changed: 409,
  selection_changed: 409,
  body_too_large: 413,
  not_json: 415,
  rate_limited: 429,
  queue_unavailable: 503,
  queue_full: 503,
  search_unavailable: 503,
  hn_unavailable: 503,
  store_unavailable: 503,
  store_full: 507,
  store_read_only: 503,
  stopping: 503,
};

/** Of a status; also those that the server answers before the app is asked. */
export const TITLES: Record<number, string> = {
  400: "Bad request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  408: "Request timeout",
  409: "Conflict",
  413: "Content too large",
  415: "Unsupported media type",
  421: "Misdirected request",
  422: "Unprocessable content",
  429: "Too many requests",
  500: "Internal server error",
  503: "Service unavailable",
  507: "Insufficient storage",
};

/** A domain error as RFC 9457 problem details. It discloses nothing but the error's own message. */
export function problemResponse(error: DomainError, requestId: string, headers = {}): Response {
  const status = STATUS[error.code] ?? 500;
  const problem: Problem = {
    type: "about:blank",
    title: TITLES[status] ?? "Error",
    status,
    detail: error.message,
    code: error.code,
    request_id: requestId,
    ...(error instanceof InvalidRequestError ? { errors: error.issues } : {}),
  };
  const own = { "content-type": "application/problem+json", "cache-control": "no-store" };
  const challenge: HeadersInit =
    status === 401 ? { "www-authenticate": 'Bearer realm="Waywo Designer"' } : {};
  return Response.json(problem, { status, headers: { ...own, ...challenge, ...headers } });
}
