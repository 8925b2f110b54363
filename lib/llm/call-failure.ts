import { DomainError, type ErrorCode } from "@/lib/core/errors";

/** Why a request brought no answer, and what can be done about it. */
export interface CallFailure {
  /** What the question fails with once nothing is left to try. */
  error: DomainError;
  /**
   * `permanent`: a retry is pointless. `rejected`: the endpoint does not accept a feature of the request.
   * `rate_limited`: too many requests. `connect`: no connection. `transient`: a retry may succeed.
   */
  kind: "permanent" | "rejected" | "rate_limited" | "connect" | "transient";
  /** How long the endpoint asks to be left alone. */
  retryAfterMs: number | null;
  /** The provider's name for the parameter it rejected. */
  param: string | null;
  /** Whether an HTTP response came at all. */
  responded: boolean;
  /** Whether the model may have worked on it, so that tokens may have been spent. */
  mayHaveCost: boolean;
}

/** A failure; details that are not given are null or false. */
export function callFailure(
  kind: CallFailure["kind"],
  code: ErrorCode,
  message: string,
  details: Partial<Omit<CallFailure, "kind" | "error">> = {},
): CallFailure {
  const defaults = { retryAfterMs: null, param: null, responded: false, mayHaveCost: false };
  return { kind, error: new DomainError(code, message), ...defaults, ...details };
}
