import { DomainError, type ErrorCode } from "@/lib/core/errors";

export interface CallFailure {
  error: DomainError;
  /**
   * `permanent`: a retry is pointless. `rejected`: the service does not accept a feature of the request.
   * `rate_limited`: too many requests. `connect`: no connection. `transient`: a retry may succeed. `loading`: the
   * service is not ready yet. `invalid`: an answer that cannot be used; the next one may be better, and waiting does
   * not make it so.
   */
  kind: "permanent" | "rejected" | "rate_limited" | "connect" | "transient" | "loading" | "invalid";
  retryAfterMs: number | null;
  /** The provider's name for the parameter it rejected. */
  param: string | null;
  /** The HTTP status, or what the body says in its place; null where there was no response. */
  status: number | null;
  /** The body of the error in one text, without secrets, to find out what it is about. */
  words: string;
  /** What the model wrote, where the service itself found it unusable. */
  generation: string | null;
  responded: boolean;
  /** Whether the service may have worked on it, so that tokens may have been spent. */
  mayHaveCost: boolean;
  /** The code instead of the error's own where an earlier attempt of the same question did get through. */
  codeOnceConnected: ErrorCode | null;
}

/** A failure; details that are not given are null or false. */
export function callFailure(
  kind: CallFailure["kind"],
  code: ErrorCode,
  message: string,
  details: Partial<Omit<CallFailure, "kind" | "error">> & { cause?: unknown } = {},
): CallFailure {
  const { cause, ...rest } = details;
  const error = new DomainError(code, message, cause === undefined ? {} : { cause });
  const said = { param: null, status: null, words: "", generation: null };
  const defaults = { retryAfterMs: null, responded: false, mayHaveCost: false, codeOnceConnected: null };
  return { kind, error, ...said, ...defaults, ...rest };
}

/** Why a call to an outside service fails, whichever it is. */
export type FailureReason =
  | "unreachable"
  | "forbidden"
  | "broken"
  | "timeout"
  | "tooLarge"
  | "unreadable"
  | "unauthorized"
  | "quota"
  | "rateLimited"
  | "redirected"
  | "notFound"
  | "filtered"
  | "failed"
  | "refused";

/**
 * What the failures of one service are called: each reason's code, and its sentence for a person.
 *
 * @param why the reason in the provider's words or ours; the host as well where it is unreachable
 */
export type ServiceFailures = Record<
  FailureReason,
  [code: ErrorCode, sentence: (why: string, status: number) => string]
>;

/** What is known of a service that is called over HTTP. */
export interface OutsideService {
  host: string;
  failures: ServiceFailures;
  /** If the last call brought an answer: when that was (`performance.now()`), and how long it took. */
  lastAnswer?: { at: number; tookMs: number } | undefined;
  /** Whether the service has accepted the key before, and how often it has forbidden something since. */
  accepted?: boolean;
  forbidden?: number;
  /** The error that only other settings undo, once the service has answered with it. */
  misconfigured?: DomainError | undefined;
}
