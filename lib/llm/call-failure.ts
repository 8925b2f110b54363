import { DomainError, type ErrorCode } from "@/lib/core/errors";

export interface CallFailure {
  error: DomainError;
  /**
   * `permanent`: a retry is pointless. `rejected`: the endpoint does not accept a feature of the request.
   * `rate_limited`: too many requests. `connect`: no connection. `transient`: a retry may succeed.
   */
  kind: "permanent" | "rejected" | "rate_limited" | "connect" | "transient";
  retryAfterMs: number | null;
  /** The provider's name for the parameter it rejected. */
  param: string | null;
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
