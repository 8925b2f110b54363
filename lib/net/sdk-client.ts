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

/**
 * OpenAI's client over an address with everything an address may have: a user and a password go along as Basic
 * credentials, in place of the key; a query stays behind the path. Without retries and without settings of its own.
 */
export function sdkClient({ baseURL, apiKey, fetch, timeoutMs }: SdkClientOptions): OpenAI {
  const address = baseURL === undefined ? null : splitAddress(baseURL);
  return new Client({
    apiKey: apiKey ?? "none",
    fetch: address ? withAddress(fetch, address) : fetch,
    // The deadline of `fetch` must come first.
    timeout: timeoutMs + 10_000,
    maxRetries: 0,
    // null keeps the SDK from reading variables of its own.
    baseURL: address?.path ?? null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: "off",
  });
}

interface Address {
  /** Origin and path. */
  path: string;
  query: string;
  /** The value of the Authorization header, where the address holds credentials. */
  authorization: string | null;
}

function splitAddress(text: string): Address {
  const { origin, pathname, search, username, password } = new URL(text);
  const pair = `${plain(username)}:${plain(password)}`;
  return {
    path: `${origin}${pathname}`.replace(/\/+$/, ""),
    query: search.slice(1),
    authorization: username || password ? `Basic ${Buffer.from(pair).toString("base64")}` : null,
  };
}

/** As a person wrote it before it became part of an address. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withAddress(send: typeof fetch, { query, authorization }: Address): typeof fetch {
  if (!query && !authorization) return send;
  return (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    url.search = [url.search.slice(1), query].filter(Boolean).join("&");
    const headers = new Headers(init.headers);
    if (authorization) headers.set("authorization", authorization);
    return send(url, { ...init, headers });
  };
}
