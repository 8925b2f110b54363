import type { Problem } from "@/lib/contracts/types";

type FieldIssues = NonNullable<Problem["errors"]>;

/** A refused request, or one that got no usable response. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** The HTTP status; 0 when there was no response. */
  readonly status: number;
  readonly code: string;
  readonly errors: FieldIssues;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(init: {
    status: number;
    code: string;
    message: string;
    errors?: FieldIssues;
    retryAfterMs?: number | null;
  }) {
    super(init.message);
    this.status = init.status;
    this.code = init.code;
    this.errors = init.errors ?? [];
    this.retryAfterMs = init.retryAfterMs ?? null;
  }

  /** Whether the same request may succeed later: no response, rate limited, or a server error. */
  get transient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Reads a refusal: problem details where it has them, else a message made of the status. */
export function readRefusal(response: Response, body: unknown): ApiError {
  const seconds = Number(response.headers.get("retry-after"));
  const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
  const { status } = response;
  if (!isProblem(body)) {
    return new ApiError({
      status,
      code: "unreadable",
      message: `The server answered ${status}.`,
      retryAfterMs,
    });
  }
  const { code, detail, errors } = body;
  return new ApiError({ status, code, message: detail, errors, retryAfterMs });
}

function isProblem(body: unknown): body is Pick<Problem, "code" | "detail" | "errors"> {
  if (typeof body !== "object" || body === null) return false;
  const { code, detail, errors } = body as Record<string, unknown>;
  if (typeof code !== "string" || typeof detail !== "string") return false;
  return errors === undefined || (Array.isArray(errors) && errors.every(isFieldIssue));
}

function isFieldIssue(issue: unknown): boolean {
  if (typeof issue !== "object" || issue === null) return false;
  const { loc, msg } = issue as Record<string, unknown>;
  return Array.isArray(loc) && typeof msg === "string";
}

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/** How long to wait after a number of failures in a row (from 0), in milliseconds: doubling, up to half a minute. */
export function backoffMs(failures: number, error: Error | null): number {
  const own = Math.min(FIRST_MS * 2 ** failures, LONGEST_MS);
  const asked = error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0;
  return Math.min(Math.max(own, asked), LONGEST_MS);
}

/** Whether to retry a failed read; a refusal such as 404 is final. */
export function isTransient(error: unknown): boolean {
  return error instanceof ApiError && error.transient;
}
