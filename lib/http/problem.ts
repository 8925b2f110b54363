import "server-only";
import type { Problem } from "@/lib/contracts/problem";
import { type DomainError, InvalidRequestError } from "@/lib/core/errors";
import { statusOf, titleOf } from "./status-of";

/** A domain error as RFC 9457 problem details. Says only what the error's own sentence says. */
export function problemResponse(error: DomainError, requestId: string): Response {
  const status = statusOf(error.code);
  const problem: Problem = {
    type: "about:blank",
    title: titleOf(status),
    status,
    detail: error.message,
    code: error.code,
    request_id: requestId,
    ...(error instanceof InvalidRequestError ? { errors: error.issues } : {}),
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: { "content-type": "application/problem+json" },
  });
}
