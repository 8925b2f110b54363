import type { ErrorCode } from "@/lib/core/errors";

/** Where a domain error becomes HTTP; what is not listed is a fault of ours. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  invalid_request: 422,
  idempotency_mismatch: 422,
  cross_site: 403,
  not_found: 404,
  conflict: 409,
  body_too_large: 413,
  not_json: 415,
  queue_unavailable: 503,
  store_unavailable: 503,
  store_full: 507,
  store_read_only: 503,
  stopping: 503,
};

const TITLES: Record<number, string> = {
  403: "Forbidden",
  404: "Not found",
  409: "Conflict",
  413: "Content too large",
  415: "Unsupported media type",
  422: "Unprocessable content",
  500: "Internal server error",
  503: "Service unavailable",
  507: "Insufficient storage",
};

/** The HTTP status of a domain error. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code] ?? 500;
}

/** A status in words. */
export function titleOf(status: number): string {
  return TITLES[status] ?? "Error";
}
