import { type Problem, problemSchema } from "@/lib/contracts/problem";

/** What the API answered instead of what was asked for, or that it did not answer at all. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly code: string;
  readonly errors: NonNullable<Problem["errors"]>;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(init: {
    status: number;
    code: string;
    sentence: string;
    errors?: Problem["errors"];
    retryAfterMs?: number | null;
  }) {
    super(init.sentence);
    this.status = init.status;
    this.code = init.code;
    this.errors = init.errors ?? [];
    this.retryAfterMs = init.retryAfterMs ?? null;
  }

  /** Whether asking again may help: nothing came, the server is busy, or it stumbled. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Reads a refusal: problem+json where it is one, else a sentence made of the status. */
export function readRefusal(response: Response, body: unknown): ApiError {
  const seconds = Number(response.headers.get("retry-after"));
  const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
  const parsed = problemSchema.safeParse(body);
  const { status } = response;
  if (!parsed.success) {
    return new ApiError({
      status,
      code: "unreadable",
      sentence: `The server answered ${status}.`,
      retryAfterMs,
    });
  }
  const { code, detail, errors } = parsed.data;
  return new ApiError({ status, code, sentence: detail, errors, retryAfterMs });
}
