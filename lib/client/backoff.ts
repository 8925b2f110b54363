import { ApiError } from "./api-error";

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/** How long to wait after so many failures in a row (from 0), in milliseconds: doubling, up to half a minute. */
export function backoffMs(failures: number, error: unknown): number {
  const own = Math.min(FIRST_MS * 2 ** failures, LONGEST_MS);
  const asked = error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0;
  return Math.min(Math.max(own, asked), LONGEST_MS);
}

/** Whether a failed read is worth repeating; a refusal such as 404 is final. */
export function worthRetrying(error: unknown): boolean {
  return error instanceof ApiError && error.passing;
}
