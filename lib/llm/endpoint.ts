import "server-only";
import OpenAI, { type APIError } from "openai";
import { createComposer } from "@/lib/builtin/composer/composer";
import { singleton } from "@/lib/core/singleton";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import { fromSettings, type Settings } from "@/lib/settings/settings";
import { maskSecrets, providerError } from "./provider-error";

export interface ModelEndpoint {
  client: OpenAI;
  model: string;
  /** Identifies endpoint and model in what is remembered of them. */
  key: string;
  host: string;
  twin: "built-in" | "external";
  /** Removes the endpoint's key, and what looks like one, from a text. */
  mask(text: string): string;
}

const ENDPOINT_SETTINGS = ["LLM_BASE_URL", "LLM_MODEL_NAME", "LLM_API_KEY", "LLM_TIMEOUT_MS"] as const;
type EndpointSettings = Pick<Settings, (typeof ENDPOINT_SETTINGS)[number]>;

/** Keeps the provider's error message, whatever shape its body has. */
class Client extends OpenAI {
  protected override makeStatusError(
    status: number,
    body: object,
    text: string | undefined,
    headers: Headers,
  ): APIError {
    return super.makeStatusError(status, { error: providerError(body ?? text) }, undefined, headers);
  }
}

/** The endpoint that the settings name; the built-in composer where they name none. */
export function makeEndpoint(from: EndpointSettings): ModelEndpoint {
  const { LLM_BASE_URL, LLM_MODEL_NAME, LLM_API_KEY, LLM_TIMEOUT_MS } = from;
  const external = Boolean(LLM_BASE_URL || LLM_MODEL_NAME || LLM_API_KEY);
  const client = new Client({
    baseURL: external ? (LLM_BASE_URL ?? null) : "http://built-in.invalid/v1",
    apiKey: LLM_API_KEY ?? "none",
    fetch: external
      ? boundedFetch({ timeoutMs: LLM_TIMEOUT_MS })
      : singleton("composer", () => createComposer()).fetch,
    // `fetch` has the deadline, body included; the client's own must only not come first.
    timeout: LLM_TIMEOUT_MS + 10_000,
    maxRetries: 0,
    // null keeps the SDK from reading variables of its own.
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: "off",
  });
  const model = external ? (LLM_MODEL_NAME ?? "default") : "built-in";
  return {
    client,
    model,
    key: `${client.baseURL} ${model}`,
    host: new URL(client.baseURL).host,
    twin: external ? "external" : "built-in",
    mask: (text) => maskSecrets(text, LLM_API_KEY),
  };
}

export function llmEndpoint(): ModelEndpoint {
  return fromSettings("llm.endpoint", ENDPOINT_SETTINGS, makeEndpoint);
}
