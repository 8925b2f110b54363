import { hasBrand } from "./has-brand";

/**
 * `retryable`: the same request may succeed later, under the same settings. `stopsRun`: every other row would fail the
 * same way. `needsSettings`: only other settings undo it.
 */
interface Traits {
  retryable: boolean;
  stopsRun?: boolean;
  needsSettings?: boolean;
}

const CODES = {
  invalid_request: { retryable: false },
  bad_address: { retryable: false },
  cross_site: { retryable: false },
  unknown_host: { retryable: false },
  unauthorized: { retryable: false },
  forbidden: { retryable: false },
  rate_limited: { retryable: true },
  method_not_allowed: { retryable: false },
  not_received: { retryable: true },
  not_json: { retryable: false },
  body_too_large: { retryable: false },
  not_found: { retryable: false },
  conflict: { retryable: false },
  edit_conflict: { retryable: false },
  not_reviewable: { retryable: false },
  already_undone: { retryable: false },
  too_old: { retryable: false },
  bin_changed: { retryable: false },
  selection_changed: { retryable: false },
  idempotency_mismatch: { retryable: false },
  queue_unavailable: { retryable: true },
  queue_full: { retryable: true },
  search_unavailable: { retryable: true },
  hn_unavailable: { retryable: true },
  internal: { retryable: true },

  store_unavailable: { retryable: true },
  store_full: { retryable: true },
  store_read_only: { retryable: true },

  run_cancelled: { retryable: false },
  run_stopped: { retryable: true },
  row_unfinished: { retryable: true },
  budget_spent: { retryable: true },
  stopping: { retryable: true },

  llm_unreachable: { retryable: true, stopsRun: true },
  llm_unauthorized: { retryable: false, stopsRun: true, needsSettings: true },
  llm_not_found: { retryable: false, stopsRun: true, needsSettings: true },
  llm_quota: { retryable: true, stopsRun: true },
  llm_no_connection: { retryable: true },
  llm_timeout: { retryable: true },
  llm_rate_limited: { retryable: true },
  llm_unavailable: { retryable: true },
  llm_bad_request: { retryable: false },
  llm_too_large: { retryable: true },
  llm_refused: { retryable: true },
  llm_filtered: { retryable: true },
  llm_empty: { retryable: true },
  llm_cut_off: { retryable: true },
  llm_unknown_ending: { retryable: true },
  llm_invalid: { retryable: true },

  embedding_unreachable: { retryable: true },
  embedding_unauthorized: { retryable: false },
  embedding_not_found: { retryable: false },
  embedding_quota: { retryable: true },
  embedding_timeout: { retryable: true },
  embedding_rate_limited: { retryable: true },
  embedding_unavailable: { retryable: true },
  embedding_bad_request: { retryable: true },
  embedding_too_large: { retryable: true },
  embedding_invalid: { retryable: true },
} as const satisfies Record<string, Traits>;

export type ErrorCode = keyof typeof CODES;

export const isErrorCode = (name: string): name is ErrorCode => Object.hasOwn(CODES, name);

const traits = (code: ErrorCode): Traits => CODES[code];

/** Whether only other settings undo what a stored code stands for. */
export const needsSettings = (code: string): boolean =>
  isErrorCode(code) && traits(code).needsSettings === true;

const DOMAIN: unique symbol = Symbol.for("waywo.domain-error");
const INVALID: unique symbol = Symbol.for("waywo.invalid-request-error");
const LIMIT: unique symbol = Symbol.for("waywo.limit-reached-error");

/** An error with a code for programs and a sentence for people. Knows nothing of HTTP. */
export class DomainError extends Error {
  override readonly name: string = "DomainError";
  readonly code: ErrorCode;
  readonly [DOMAIN] = true;

  /** @param sentence what happened and what to do, without secrets: it is shown as it is */
  constructor(code: ErrorCode, sentence: string, options?: { cause?: unknown }) {
    super(sentence, options);
    this.code = code;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasBrand(value, DOMAIN);
  }

  get retryable(): boolean {
    return traits(this.code).retryable;
  }

  get stopsRun(): boolean {
    return traits(this.code).stopsRun === true;
  }

  get needsSettings(): boolean {
    return needsSettings(this.code);
  }
}

export interface FieldIssue {
  /** "body" or "query", then the path. */
  loc: (string | number)[];
  msg: string;
  type: string;
}

export class InvalidRequestError extends DomainError {
  override readonly name = "InvalidRequestError";
  readonly issues: FieldIssue[];
  readonly [INVALID] = true;

  constructor(issues: FieldIssue[]) {
    super("invalid_request", issues.map(({ msg }) => msg).join(" ") || "The request is not valid.");
    this.issues = issues;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasBrand(value, INVALID);
  }
}

/** What a client has left of a limit that has a name. */
export interface Allowance {
  policy: string;
  requests: number;
  windowSeconds: number;
  left: number;
  /** Until the window ends. */
  secondsLeft: number;
}

/** More than a limit allows; the same succeeds later. */
export class LimitReachedError extends DomainError {
  override readonly name = "LimitReachedError";
  readonly [LIMIT] = true;

  /**
   * @param retryAfterSeconds at least 1
   * @param allowance of the limit that was reached, where clients are told of it
   */
  constructor(
    sentence: string,
    readonly retryAfterSeconds: number,
    readonly allowance: Allowance | null = null,
    code: "rate_limited" | "queue_full" = "rate_limited",
  ) {
    super(code, sentence);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasBrand(value, LIMIT);
  }
}

/** The error itself if it is a DomainError, else "internal" with the error as its cause, for the log. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  return new DomainError("internal", "Something went wrong on our side. Please try again.", { cause: error });
}
