import "server-only";
import type OpenAI from "openai";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import type { OutsideService, ServiceFailures } from "@/lib/net/call-failure";
import { sdkClient } from "@/lib/net/sdk-client";
import { fromSettings, type Settings } from "@/lib/settings/settings";
import { composerFetch } from "@/lib/workers/compute";

export interface ModelEndpoint extends OutsideService {
  client: OpenAI;
  model: string;
  /** Identifies endpoint and model in what is remembered of them. */
  key: string;
  twin: "built-in" | "external";
  /** Merged into every request. */
  extraBody: Record<string, unknown> | undefined;
  /** Whether an answer was cut off while it was still thinking: its room is then for both. */
  thinks?: boolean;
}

/** A provider's sentence with its full stop. */
const ended = (why: string) => (/[.!?…。！？]$/.test(why) ? why : `${why}.`);

/** What goes wrong with a model endpoint, as code and sentence. */
export const llmFailures: ServiceFailures = {
  unreachable: ["llm_unreachable", (why) => `LLM endpoint unreachable: ${why}.`],
  forbidden: [
    "llm_not_found",
    (why) => `The model endpoint is not called: ${why}. Set LLM_BASE_URL to another.`,
  ],
  broken: ["llm_no_connection", (why) => `The model endpoint did not answer: ${why}.`],
  timeout: ["llm_timeout", (why) => `The model endpoint did not answer: ${why}.`],
  tooLarge: ["llm_too_large", (why) => `The model endpoint did not answer: ${why}.`],
  unreadable: [
    "llm_unavailable",
    () => "The model endpoint's answer is no chat completion; is LLM_BASE_URL right?",
  ],
  unauthorized: [
    "llm_unauthorized",
    (why) => `The model endpoint refused the key: ${ended(why)} Set LLM_API_KEY to a key it accepts.`,
  ],
  quota: ["llm_quota", (why) => `The model endpoint's quota is spent: ${why}`],
  rateLimited: ["llm_rate_limited", (why) => `The model endpoint's rate limit is reached: ${why}`],
  redirected: [
    "llm_not_found",
    (why) => `The model endpoint redirects elsewhere (${why}); set LLM_BASE_URL to that address.`,
  ],
  notFound: [
    "llm_not_found",
    (why) =>
      `The model endpoint has no such model or address: ${ended(why)} Set LLM_BASE_URL and LLM_MODEL_NAME to what it has.`,
  ],
  filtered: ["llm_filtered", (why) => `The model endpoint's content filter refused the question: ${why}`],
  failed: ["llm_unavailable", (why, status) => `The model endpoint failed (${status}): ${why}`],
  refused: ["llm_bad_request", (why, status) => `The model endpoint refused the request (${status}): ${why}`],
};

const ENDPOINT_SETTINGS = [
  "LLM_BASE_URL",
  "LLM_MODEL_NAME",
  "LLM_API_KEY",
  "LLM_TIMEOUT_MS",
  "LLM_EXTRA_BODY",
] as const;
type EndpointSettings = Pick<Settings, (typeof ENDPOINT_SETTINGS)[number]>;

/**
 * The endpoint that the settings name; the built-in composer where they name none.
 *
 * @param around wraps what calls it
 */
export function makeEndpoint(
  from: EndpointSettings,
  around: (send: typeof fetch) => typeof fetch = (send) => send,
): ModelEndpoint {
  const { LLM_BASE_URL, LLM_MODEL_NAME, LLM_API_KEY, LLM_TIMEOUT_MS } = from;
  const external = Boolean(LLM_BASE_URL || LLM_MODEL_NAME || LLM_API_KEY);
  const client = sdkClient({
    baseURL: external ? LLM_BASE_URL : "http://built-in.invalid/v1",
    apiKey: LLM_API_KEY,
    fetch: around(external ? boundedFetch({ timeoutMs: LLM_TIMEOUT_MS }) : composerFetch),
    timeoutMs: LLM_TIMEOUT_MS,
  });
  const model = external ? (LLM_MODEL_NAME ?? "default") : "built-in";
  return {
    client,
    model,
    key: `${client.baseURL} ${model}`,
    host: new URL(client.baseURL).host,
    twin: external ? "external" : "built-in",
    extraBody: external ? from.LLM_EXTRA_BODY : undefined,
    failures: llmFailures,
  };
}

export function llmEndpoint(): ModelEndpoint {
  return fromSettings("llm.endpoint", ENDPOINT_SETTINGS, (from) => makeEndpoint(from));
}

/**
 * The same endpoint and key with the second judge's model; null where none is named, and for the built-in composer, which
 * has one opinion.
 */
export function secondJudgeEndpoint(): ModelEndpoint | null {
  return fromSettings(
    "llm.second-judge",
    [...ENDPOINT_SETTINGS, "SECOND_JUDGE_MODEL_NAME"],
    ({ SECOND_JUDGE_MODEL_NAME, ...from }) => {
      if (SECOND_JUDGE_MODEL_NAME === undefined || llmEndpoint().twin === "built-in") return null;
      return makeEndpoint({ ...from, LLM_MODEL_NAME: SECOND_JUDGE_MODEL_NAME });
    },
  );
}
