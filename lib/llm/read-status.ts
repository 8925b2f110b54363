import "server-only";
import type { APIError } from "openai";
import type { Endpoint } from "./endpoint";
import { bounded, providerSentence } from "./provider-sentence";
import { readRetryAfter } from "./retry-after";
import { type Trouble, trouble } from "./trouble";

const QUOTA_CODE = /insufficient_quota|billing|quota_exceeded|payment/;
const QUOTA_WORDS =
  /\b(insufficient|exceeded|out of|no|low)\b.{0,30}\b(quota|balance|credits?|funds)|credit balance|billing|payment/i;
const RETRY_WORDS = /(try again|retry) in/i;

/** What an HTTP status other than success means, with the provider's own sentence. */
export function readStatus(error: APIError, status: number, endpoint: Endpoint): Trouble {
  const headers = error.headers ?? new Headers();
  const said = sentenceOf(error, endpoint);
  const more = { answered: true, param: error.param ?? null, waitMs: readRetryAfter(headers) };
  if (status === 401 || status === 403) {
    return trouble("stop", "llm_unauthorized", `The model endpoint refused the key: ${said}`, more);
  }
  const limited = status === 429;
  if (status === 402 || (limited && isQuota(error, said, more.waitMs))) {
    return trouble("stop", "llm_quota", `The model endpoint's quota is spent: ${said}`, more);
  }
  if (limited) {
    return trouble("limited", "llm_rate_limited", `The model endpoint is asked too often: ${said}`, more);
  }
  if (status < 400) {
    const to = bounded(headers.get("location") ?? "nowhere", 200);
    const sentence = `The model endpoint sends the request elsewhere (${endpoint.mask(to)}); set LLM_BASE_URL to it.`;
    return trouble("stop", "llm_not_found", sentence, more);
  }
  if (status === 404 || status === 405 || status === 410) {
    return trouble("stop", "llm_not_found", `The model endpoint has no such model or address: ${said}`, more);
  }
  if (error.code === "content_filter") {
    return trouble(
      "stop",
      "llm_filtered",
      `The model endpoint's content filter refused the question: ${said}`,
      more,
    );
  }
  const passing = status >= 500 || status === 408 || status === 409 || status === 425;
  if (passing && status !== 501) {
    return trouble("passing", "llm_unavailable", `The model endpoint failed (${status}): ${said}`, more);
  }
  return trouble(
    "refused",
    "llm_bad_request",
    `The model endpoint refused the request (${status}): ${said}`,
    more,
  );
}

function sentenceOf(error: APIError, endpoint: Endpoint): string {
  const body: unknown = error.error;
  return endpoint.mask(providerSentence(body)) || "it gave no reason.";
}

/** A rate limit says when to come back; a spent quota does not (Gemini calls both "quota"). */
function isQuota(error: APIError, said: string, waitMs: number | null): boolean {
  if (QUOTA_CODE.test(`${error.code ?? ""} ${error.type ?? ""}`)) return true;
  return waitMs === null && !RETRY_WORDS.test(said) && QUOTA_WORDS.test(said);
}
