import "server-only";
import OpenAI, { type APIError } from "openai";
import { type Env, env } from "@/lib/core/env";
import { singleton } from "@/lib/core/singleton";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import { composerFetch } from "./composer";
import { maskSecrets, providerError } from "./provider-sentence";

/** The model Waywo talks to. */
export interface Endpoint {
  client: OpenAI;
  model: string;
  /** Endpoint and model in one, for what is remembered of them. */
  key: string;
  /** Host and port, for a person. */
  host: string;
  twin: "built-in" | "external";
  /** Cuts the endpoint's key, and what looks like one, out of a text. */
  mask(text: string): string;
}

type LlmEnv = Pick<Env, "LLM_BASE_URL" | "LLM_MODEL_NAME" | "LLM_API_KEY" | "LLM_TIMEOUT_MS">;

/** The client, keeping the provider's own words whatever shape its error has. */
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

/** What every client here has in common: nothing is read from the SDK's own variables, nothing is printed. */
const QUIET = {
  organization: null,
  project: null,
  webhookSecret: null,
  logLevel: "off",
  maxRetries: 0,
} as const;

/** The endpoint that an environment names; the built-in composer where it names none. */
export function makeEndpoint(from: LlmEnv): Endpoint {
  const { LLM_BASE_URL, LLM_MODEL_NAME, LLM_API_KEY, LLM_TIMEOUT_MS } = from;
  const external = Boolean(LLM_BASE_URL || LLM_MODEL_NAME || LLM_API_KEY);
  const client = new Client({
    ...QUIET,
    baseURL: external ? (LLM_BASE_URL ?? null) : "http://built-in.invalid/v1",
    apiKey: LLM_API_KEY ?? "none",
    fetch: external ? boundedFetch({ timeoutMs: LLM_TIMEOUT_MS }) : composerFetch,
    // The deadline is fetch's, body included; the client's own must only not come first.
    timeout: LLM_TIMEOUT_MS + 10_000,
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

/** The endpoint the environment names, made once. */
export function llmEndpoint(): Endpoint {
  return singleton("llm.endpoint", () => makeEndpoint(env()));
}
