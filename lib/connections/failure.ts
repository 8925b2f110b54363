import "server-only";
import type { ConnectionFailure } from "@/lib/contracts/connections";
import { DomainError, type ErrorCode, toDomainError } from "@/lib/core/errors";
import { maskSecrets } from "@/lib/core/secrets";
import type { ServiceFailures } from "@/lib/net/call-failure";

/** The sentences of a service without what they say of variables: what is tried is not in any yet. */
export function plainFailures(failures: ServiceFailures): ServiceFailures {
  return {
    ...failures,
    unreachable: [failures.unreachable[0], (why) => `The endpoint cannot be reached: ${why}.`],
    forbidden: [failures.forbidden[0], (why) => `The address is not called: ${why}.`],
    broken: [failures.broken[0], (why) => `The endpoint did not answer: ${why}.`],
    timeout: [failures.timeout[0], (why) => `The endpoint did not answer: ${why}.`],
    tooLarge: [failures.tooLarge[0], (why) => `The endpoint's answer cannot be used: ${why}.`],
    unreadable: [failures.unreadable[0], () => "What answered is no endpoint of this kind."],
    unauthorized: [failures.unauthorized[0], (why) => `The endpoint refused the key: ${why}`],
    redirected: [failures.redirected[0], (why) => `The endpoint redirects to another address: ${why}`],
    notFound: [failures.notFound[0], (why) => `The endpoint has no such model or address: ${why}`],
  };
}

const ADDRESS = "Check the address: most end in /v1, without what comes after it.";
const LATER = "Try again in a minute.";
const BETTER_MODEL = "Runs ask again and keep what they can use; a larger model follows better.";

const ADVICE: Partial<Record<ErrorCode, string>> = {
  llm_unreachable: "Check that the server is running and that the address and port are right.",
  llm_no_connection: LATER,
  llm_timeout:
    "It may still be loading the model: try again in a minute, or allow a call more time under Limits.",
  llm_unauthorized: "Enter a key that this endpoint accepts.",
  llm_not_found: `Choose a model of the endpoint's list. ${ADDRESS}`,
  llm_quota: "Add credit with the provider, or choose another model.",
  llm_rate_limited: "Try again in a minute; runs wait by themselves.",
  llm_unavailable: `${ADDRESS} If it is right, try again in a minute.`,
  llm_too_large: "Check the address.",
  llm_bad_request: "Choose another model, or take out what LLM_EXTRA_BODY adds.",
  llm_cut_off: "Give answers more room (LLM_MAX_TOKENS, under Limits), or have the model think less.",
  llm_refused: BETTER_MODEL,
  llm_empty: BETTER_MODEL,
  llm_invalid: BETTER_MODEL,
  llm_unknown_ending: BETTER_MODEL,
  llm_filtered: "Choose another model, or loosen the endpoint's filter.",
  embedding_unreachable: "Check that the server is running and that the address and port are right.",
  embedding_unauthorized: "Enter a key that this endpoint accepts.",
  embedding_not_found: `Choose an embedding model of the endpoint's list. ${ADDRESS}`,
  embedding_quota: "Add credit with the provider, or choose another model.",
  embedding_rate_limited: LATER,
  embedding_timeout: LATER,
  embedding_unavailable: `${ADDRESS} If it is right, try again in a minute.`,
  embedding_bad_request: "Choose a model that makes embeddings.",
  embedding_too_large: "Check the address.",
  embedding_invalid: `Choose a model that makes embeddings. ${ADDRESS}`,
};

/** What went wrong while an endpoint was tried, and what to do about it; anything else is thrown on. */
export function connectionFailure(thrown: unknown): ConnectionFailure {
  if (!(thrown instanceof DomainError) || !/^(?:llm|embedding)_/.test(thrown.code)) throw thrown;
  const { code, message, retryable } = toDomainError(thrown);
  return { code, message: maskSecrets(message), advice: ADVICE[code] ?? LATER, retryable };
}
