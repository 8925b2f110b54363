import "server-only";
import OpenAI, { type APIError } from "openai";
import { providerError } from "./provider-error";

export interface SdkClientOptions {
  baseURL: string | undefined;
  apiKey: string | undefined;
  /** Has the deadline, body included. */
  fetch: typeof fetch;
  timeoutMs: number;
}

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

/** OpenAI's client without retries and without settings of its own. */
export function sdkClient({ baseURL, apiKey, fetch, timeoutMs }: SdkClientOptions): OpenAI {
  return new Client({
    apiKey: apiKey ?? "none",
    fetch,
    // The deadline of `fetch` must come first.
    timeout: timeoutMs + 10_000,
    maxRetries: 0,
    // null keeps the SDK from reading variables of its own.
    baseURL: baseURL ?? null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: "off",
  });
}
