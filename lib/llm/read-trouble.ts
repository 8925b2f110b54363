import "server-only";
import { APIError } from "openai";
import { DomainError, type ErrorCode } from "@/lib/core/errors";
import { TransportFailure, type TransportFailureKind } from "@/lib/net/transport-failure";
import type { Endpoint } from "./endpoint";
import { providerError } from "./provider-sentence";
import { readStatus } from "./read-status";
import { type Trouble, trouble } from "./trouble";

/** What an error of the client means. Sentences are bounded and without secrets. */
export function readTrouble(error: unknown, endpoint: Endpoint): Trouble {
  const failure = error instanceof Error && error.cause instanceof TransportFailure ? error.cause : error;
  if (failure instanceof TransportFailure) return readFailure(failure, endpoint);
  if (error instanceof APIError && error.status !== undefined) {
    return readStatus(error, error.status, endpoint);
  }
  return noCompletion(error);
}

/** The trouble with an answer of status 200 that holds an error, or nothing that can be read. */
export function readBodyTrouble(body: unknown, endpoint: Endpoint): Trouble {
  const error: unknown = typeof body === "object" && body && "error" in body ? body.error : undefined;
  if (!error) return noCompletion(undefined);
  const code: unknown = typeof error === "object" && "code" in error ? error.code : undefined;
  const status = typeof code === "number" && code >= 400 && code <= 599 ? code : 502;
  return readStatus(new APIError(status, providerError(body), undefined, new Headers()), status, endpoint);
}

function noCompletion(cause: unknown): Trouble {
  const sentence =
    "The model endpoint answered with something that is no chat completion; is LLM_BASE_URL right?";
  const more = { answered: true, mayHaveCost: true };
  const error = new DomainError("llm_unavailable", sentence, { cause });
  return { ...trouble("passing", "llm_unavailable", sentence, more), error };
}

const FAILURE_CODES = {
  connect: "llm_unreachable",
  broken: "llm_no_connection",
  deadline: "llm_timeout",
  too_large: "llm_too_large",
} as const satisfies Record<TransportFailureKind, ErrorCode>;

function readFailure({ kind, message }: TransportFailure, endpoint: Endpoint): Trouble {
  const code = FAILURE_CODES[kind];
  if (kind === "connect")
    return trouble(kind, code, `LLM endpoint unreachable: ${endpoint.host}, ${message}.`);
  const sentence = `The model endpoint did not answer: ${message}.`;
  return trouble("passing", code, sentence, { answered: kind === "too_large", mayHaveCost: true });
}
